package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.Shapes.Address;
import io.onbehalf.conversation.api.Shapes.MessageDetails;
import io.onbehalf.conversation.api.Shapes.Wrapup;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ParticipantSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The generic view of a conversation, in the public API's shape: participants, and their sessions below
/// them.
record Conversation(
        String id,
        Instant startTime,
        @Nullable Instant endTime,
        String address,
        List<Participant> participants,
        String recordingState,
        String state,
        List<Object> divisions,
        List<Object> recentTransfers,
        String selfUri) {

    /// A stint.
    record Participant(
            String id,
            String name,
            String purpose,
            @Nullable String userId,
            @Nullable String userUri,
            @Nullable String queueId,
            @Nullable String queueName,
            @Nullable String address,
            Instant startTime,
            Instant connectedTime,
            @Nullable Instant endTime,
            boolean wrapupRequired,
            @Nullable String wrapupPrompt,
            @Nullable Long wrapupTimeoutMs,
            boolean wrapupSkipped,
            @Nullable Wrapup wrapup,
            @Nullable String flaggedReason,
            @Nullable Instant startAcwTime,
            @Nullable Instant endAcwTime,
            Map<String, String> attributes,
            List<Message> messages) {}

    /// A stint's message session; its id is the communicationId.
    record Message(
            String id,
            String state,
            String initialState,
            String direction,
            String type,
            boolean held,
            String provider,
            Instant connectedTime,
            @Nullable Instant disconnectedTime,
            @Nullable String disconnectType,
            Address toAddress,
            Address fromAddress,
            List<MessageDetails> messages,
            @Nullable Wrapup wrapup,
            AfterCallWork afterCallWork,
            boolean afterCallWorkRequired) {}

    /// Where after-call work stands.
    record AfterCallWork(@Nullable Instant startTime, @Nullable Instant endTime, String state) {}

    static Conversation of(ConversationSnapshot conversation) {
        String id = conversation.conversationId().value();
        return new Conversation(
                id,
                conversation.startedAt(),
                conversation.endedAt(),
                conversation.contactNumber().value(),
                conversation.participants().stream().map(each -> participant(conversation, each)).toList(),
                "NONE",
                conversation.endedAt() == null ? "connected" : "disconnected",
                List.of(),
                List.of(),
                "/api/v2/conversations/" + id);
    }

    private static Participant participant(ConversationSnapshot conversation, ParticipantSnapshot each) {
        String userId = each.userId() == null ? null : each.userId().value();
        return new Participant(
                each.participantId().value(),
                Shapes.name(conversation, each),
                Shapes.lower(each.purpose()),
                userId,
                userId == null ? null : "/api/v2/users/" + userId,
                each.queueId() == null ? null : each.queueId().value(),
                each.facts().queueName(),
                each.purpose() == Purpose.CUSTOMER ? conversation.contactNumber().value() : null,
                each.facts().connectedAt(),
                each.facts().connectedAt(),
                each.disconnectedAt(),
                Shapes.wrapupRequired(each),
                Shapes.prompt(each),
                each.facts().wrapupTimeoutMs(),
                false,
                Wrapup.of(each.wrapup()),
                Shapes.flaggedReason(each),
                Shapes.startAcw(each),
                Shapes.endAcw(each),
                Map.of(),
                List.of(session(conversation, each)));
    }

    private static Message session(ConversationSnapshot conversation, ParticipantSnapshot each) {
        return new Message(
                each.facts().communicationId().value(),
                Shapes.lower(each.state()),
                Shapes.lower(ParticipantState.CONNECTED),
                Shapes.lower(each.facts().direction()),
                "sms",
                false,
                Shapes.PROVIDER,
                each.facts().connectedAt(),
                each.disconnectedAt(),
                Shapes.disconnectType(each.disconnectType()),
                Address.of(conversation.contactNumber().value()),
                Address.of(conversation.outboundNumber().value()),
                MessageDetails.of(conversation.conversationId().value(), each.messages()),
                Wrapup.of(each.wrapup()),
                new AfterCallWork(Shapes.startAcw(each), Shapes.endAcw(each), acwState(each)),
                Shapes.wrapupRequired(each));
    }

    private static String acwState(ParticipantSnapshot participant) {
        if (participant.wrapup() != null) {
            return "complete";
        }
        return Shapes.startAcw(participant) == null ? "notApplicable" : "pending";
    }
}
