package io.onbehalf.conversation.api.body;

import static io.onbehalf.conversation.api.body.ParticipantFields.lower;

import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The generic view of a conversation, in the public API's shape: participants, and their sessions below
/// them.
public record Conversation(
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

    /// A participant.
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
            @Nullable WrapupView wrapup,
            @Nullable String flaggedReason,
            @Nullable Instant startAcwTime,
            @Nullable Instant endAcwTime,
            Map<String, String> attributes,
            List<Message> messages) {}

    /// A participant's message session; its id is the communicationId.
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
            AddressBody toAddress,
            AddressBody fromAddress,
            List<MessageDetails> messages,
            @Nullable WrapupView wrapup,
            AfterCallWork afterCallWork,
            boolean afterCallWorkRequired) {}

    /// The state of after-call work.
    record AfterCallWork(@Nullable Instant startTime, @Nullable Instant endTime, String state) {}

    public static Conversation of(ConversationDetails details) {
        ConversationView conversation = details.conversation();
        String id = conversation.conversationId().value();
        return new Conversation(
                id,
                conversation.startedAt(),
                conversation.endedAt().orElse(null),
                conversation.line().contactNumber().value(),
                details.participants().stream().map(each -> participant(conversation, each)).toList(),
                "NONE",
                conversation.endedAt().isEmpty() ? "connected" : "disconnected",
                List.of(),
                List.of(),
                "/api/v2/conversations/" + id);
    }

    private static Participant participant(ConversationView conversation, ParticipantDetails details) {
        ParticipantView participant = details.participant();
        var fields = new ParticipantFields(conversation, participant);
        String userId = fields.userId();
        return new Participant(
                participant.participantId().value(),
                fields.name(),
                lower(participant.purpose()),
                userId,
                userId == null ? null : "/api/v2/users/" + userId,
                fields.queueId(),
                fields.queueName(),
                fields.address(),
                fields.connectedAt(),
                fields.connectedAt(),
                fields.disconnectedAt(),
                fields.wrapupRequired(),
                fields.wrapupPrompt(),
                fields.wrapupTimeoutMs(),
                false,
                WrapupView.of(participant),
                fields.flaggedReason(),
                fields.startAcw(),
                fields.endAcw(),
                Map.of(),
                List.of(session(fields, details)));
    }

    private static Message session(ParticipantFields fields, ParticipantDetails details) {
        ParticipantView participant = details.participant();
        return new Message(
                participant.communicationId().value(),
                lower(participant.state()),
                lower(ParticipantState.CONNECTED),
                lower(participant.direction()),
                "sms",
                false,
                ParticipantFields.PROVIDER,
                fields.connectedAt(),
                fields.disconnectedAt(),
                fields.disconnectType(),
                AddressBody.of(fields.contact()),
                AddressBody.of(fields.outboundNumber()),
                details.messages().stream().map(MessageDetails::of).toList(),
                WrapupView.of(participant),
                new AfterCallWork(fields.startAcw(), fields.endAcw(), fields.acwState()),
                fields.wrapupRequired());
    }
}
