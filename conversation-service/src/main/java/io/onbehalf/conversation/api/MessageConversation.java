package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.Shapes.Address;
import io.onbehalf.conversation.api.Shapes.MessageDetails;
import io.onbehalf.conversation.api.Shapes.Wrapup;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ParticipantSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The media view of a conversation, in the public API's shape.
record MessageConversation(
        String id,
        List<MessageMediaParticipant> participants,
        List<String> otherMediaUris,
        List<Object> recentTransfers,
        List<Object> divisions,
        String selfUri) {

    /// A stint, with its message session folded into it.
    record MessageMediaParticipant(
            String id,
            String name,
            @Nullable String address,
            Instant startTime,
            Instant connectedTime,
            @Nullable Instant endTime,
            String purpose,
            String state,
            String direction,
            @Nullable String disconnectType,
            boolean held,
            boolean wrapupRequired,
            @Nullable String wrapupPrompt,
            @Nullable Long wrapupTimeoutMs,
            boolean wrapupSkipped,
            @Nullable EntityRef user,
            @Nullable EntityRef queue,
            Map<String, String> attributes,
            String provider,
            @Nullable Wrapup wrapup,
            @Nullable String flaggedReason,
            @Nullable Instant startAcwTime,
            @Nullable Instant endAcwTime,
            Address toAddress,
            Address fromAddress,
            List<MessageDetails> messages,
            String type) {}

    static MessageConversation of(ConversationSnapshot conversation) {
        String id = conversation.conversationId().value();
        return new MessageConversation(
                id,
                conversation.participants().stream().map(each -> participant(conversation, each)).toList(),
                List.of(),
                List.of(),
                List.of(),
                "/api/v2/conversations/messages/" + id);
    }

    private static MessageMediaParticipant participant(
            ConversationSnapshot conversation, ParticipantSnapshot each) {
        String contact = conversation.contactNumber().value();
        return new MessageMediaParticipant(
                each.participantId().value(),
                Shapes.name(conversation, each),
                each.purpose() == Purpose.CUSTOMER ? contact : null,
                each.facts().connectedAt(),
                each.facts().connectedAt(),
                each.disconnectedAt(),
                Shapes.lower(each.purpose()),
                Shapes.lower(each.state()),
                Shapes.lower(each.facts().direction()),
                Shapes.disconnectType(each.disconnectType()),
                false,
                Shapes.wrapupRequired(each),
                Shapes.prompt(each),
                each.facts().wrapupTimeoutMs(),
                false,
                each.userId() == null ? null : EntityRef.user(each.userId().value()),
                each.queueId() == null
                        ? null
                        : EntityRef.queue(each.queueId().value(), each.facts().queueName()),
                Map.of(),
                Shapes.PROVIDER,
                Wrapup.of(each.wrapup()),
                Shapes.flaggedReason(each),
                Shapes.startAcw(each),
                Shapes.endAcw(each),
                Address.of(contact),
                Address.of(conversation.outboundNumber().value()),
                MessageDetails.of(conversation.conversationId().value(), each.messages()),
                "sms");
    }
}
