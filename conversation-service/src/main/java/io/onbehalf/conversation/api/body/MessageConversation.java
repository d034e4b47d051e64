package io.onbehalf.conversation.api.body;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The media view of a conversation, in the public API's shape.
///
/// @param sequence the thread's last event that it shows
/// @param inactivityTimeout when it leaves its agent if nobody writes; null if it does not
public record MessageConversation(
        String id,
        long sequence,
        @Nullable Instant inactivityTimeout,
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
            @Nullable RoutingData conversationRoutingData,
            Map<String, String> attributes,
            List<MessageDetails> messages) {}

    /// The identity of a participant.
    ///
    /// @param peer the communication at the other end
    record Identity(
            String id,
            String name,
            String purpose,
            @Nullable String address,
            @Nullable EntityRef user,
            @Nullable EntityRef queue,
            List<String> mediaRoles,
            @Nullable String peer) {

        private static Identity of(ParticipantFields fields) {
            return new Identity(
                    fields.id(),
                    fields.name(),
                    fields.purpose(),
                    fields.address(),
                    fields.agent().map(EntityRef::user).orElse(null),
                    fields.queue().map(EntityRef::queue).orElse(null),
                    ParticipantFields.MEDIA_ROLES,
                    fields.peer());
        }
    }

    public static MessageConversation of(ConversationDetails details) {
        String id = details.conversation().conversationId().value();
        return new MessageConversation(
                id,
                details.conversation().sequence(),
                details.inactivityTimeoutAt().orElse(null),
                details.participants().stream().map(each -> participant(details, each)).toList(),
                List.of(),
                List.of(),
                List.of(),
                "/api/v2/conversations/messages/" + id);
    }

    private static MessageMediaParticipant participant(
            ConversationDetails conversation, ParticipantDetails details) {
        var fields = new ParticipantFields(conversation, details.participant());
        return new MessageMediaParticipant(
                Identity.of(fields),
                fields.times(),
                fields.session(),
                fields.addresses(),
                AfterCallFields.of(details),
                RoutingData.of(fields),
                fields.attributes(),
                details.messages().stream().map(MessageDetails::of).toList());
    }
}
