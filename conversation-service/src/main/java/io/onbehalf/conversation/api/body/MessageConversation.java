package io.onbehalf.conversation.api.body;

import static io.onbehalf.conversation.api.body.ParticipantFields.lower;

import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The media view of a conversation, in the public API's shape.
public record MessageConversation(
        String id,
        List<MessageMediaParticipant> participants,
        List<String> otherMediaUris,
        List<Object> recentTransfers,
        List<Object> divisions,
        String selfUri) {

    /// A participant, with the message session folded into it.
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
            @Nullable WrapupView wrapup,
            @Nullable String flaggedReason,
            @Nullable Instant startAcwTime,
            @Nullable Instant endAcwTime,
            AddressBody toAddress,
            AddressBody fromAddress,
            List<MessageDetails> messages,
            String type) {}

    public static MessageConversation of(ConversationDetails details) {
        ConversationView conversation = details.conversation();
        String id = conversation.conversationId().value();
        return new MessageConversation(
                id,
                details.participants().stream().map(each -> participant(conversation, each)).toList(),
                List.of(),
                List.of(),
                List.of(),
                "/api/v2/conversations/messages/" + id);
    }

    private static MessageMediaParticipant participant(
            ConversationView conversation, ParticipantDetails details) {
        ParticipantView participant = details.participant();
        var fields = new ParticipantFields(conversation, participant);
        String userId = fields.userId();
        String queueId = fields.queueId();
        return new MessageMediaParticipant(
                participant.participantId().value(),
                fields.name(),
                fields.address(),
                fields.connectedAt(),
                fields.connectedAt(),
                fields.disconnectedAt(),
                lower(participant.purpose()),
                lower(participant.state()),
                lower(participant.direction()),
                fields.disconnectType(),
                false,
                fields.wrapupRequired(),
                fields.wrapupPrompt(),
                fields.wrapupTimeoutMs(),
                false,
                userId == null ? null : EntityRef.user(userId),
                queueId == null ? null : EntityRef.queue(queueId, fields.queueName()),
                Map.of(),
                ParticipantFields.PROVIDER,
                WrapupView.of(participant),
                fields.flaggedReason(),
                fields.startAcw(),
                fields.endAcw(),
                AddressBody.of(fields.contact()),
                AddressBody.of(fields.outboundNumber()),
                details.messages().stream().map(MessageDetails::of).toList(),
                "sms");
    }
}
