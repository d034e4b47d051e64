package io.onbehalf.conversation.api.body;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationView;
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
            @JsonUnwrapped Identity identity,
            @JsonUnwrapped ParticipantFields.Times times,
            @JsonUnwrapped ParticipantFields.Session session,
            @JsonUnwrapped ParticipantFields.Addresses addresses,
            @JsonUnwrapped AfterCallFields afterCall,
            Map<String, String> attributes,
            @Nullable String flaggedReason,
            List<MessageDetails> messages) {}

    /// The identity of a participant.
    record Identity(
            String id,
            String name,
            String purpose,
            @Nullable String address,
            @Nullable EntityRef user,
            @Nullable EntityRef queue) {

        private static Identity of(ParticipantFields fields) {
            String queueId = fields.queueId();
            return new Identity(
                    fields.id(),
                    fields.name(),
                    fields.purpose(),
                    fields.address(),
                    fields.agent().map(EntityRef::user).orElse(null),
                    queueId == null ? null : EntityRef.queue(queueId, fields.queueName()));
        }
    }

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
        var fields = new ParticipantFields(conversation, details.participant());
        return new MessageMediaParticipant(
                Identity.of(fields),
                fields.times(),
                fields.session(),
                fields.addresses(),
                AfterCallFields.of(details.participant()),
                Map.of(),
                fields.flaggedReason(),
                details.messages().stream().map(MessageDetails::of).toList());
    }
}
