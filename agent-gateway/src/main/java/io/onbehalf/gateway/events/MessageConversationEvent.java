package io.onbehalf.gateway.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.gateway.events.EventMessage.Reference;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A changed conversation in the media view: the original's
/// `ConversationMessageEventTopicMessageConversation`. It has the last participants, and the last message
/// without its text.
///
/// @param inactivityTimeout when it leaves its agent if nobody writes; null if it does not
public record MessageConversationEvent(
        String id,
        @Nullable Instant inactivityTimeout,
        List<Participant> participants,
        List<String> otherMediaUris) {

    /// A participant, with the message session folded into it.
    record Participant(
            String id,
            @Nullable String name,
            String purpose,
            @Nullable String address,
            @JsonUnwrapped Parties parties,
            @JsonUnwrapped ParticipantFields.Times times,
            @JsonUnwrapped ParticipantFields.Session session,
            @JsonUnwrapped ParticipantFields.AfterCall afterCall,
            @JsonUnwrapped Content content) {}

    /// The agent and the queue, the other end, and by what they were brought together.
    record Parties(
            @Nullable Reference user,
            @Nullable Reference queue,
            List<String> mediaRoles,
            @Nullable String peer,
            @Nullable Routing conversationRoutingData,
            Routing.@Nullable QueueMediaSettings queueMediaSettings) {

        private static Parties of(ConversationSnapshot snapshot, ParticipantSnapshot participant) {
            String userId = participant.getUserId();
            String queueId = participant.getQueueId();
            return new Parties(
                    userId == null ? null : new Reference(userId, participant.getUserName()),
                    queueId == null ? null : new Reference(queueId, participant.getQueueName()),
                    ParticipantFields.MEDIA_ROLES,
                    Peers.of(snapshot, participant),
                    Routing.of(participant),
                    Routing.QueueMediaSettings.of(participant));
        }
    }

    /// What was written.
    record Content(Map<String, String> attributes, List<EventMessage> messages) {}

    /// The event, as its reader may see it.
    ///
    /// @param hiddenWrapups the participants whose wrap-up the reader may not read
    public static MessageConversationEvent of(ConversationSnapshot snapshot, Set<String> hiddenWrapups) {
        return new MessageConversationEvent(
                snapshot.getConversationId(),
                snapshot.getInactivityTimeoutAt(),
                snapshot.getParticipants().stream()
                        .map(each ->
                                participant(
                                        new ParticipantFields(
                                                snapshot,
                                                each,
                                                hiddenWrapups.contains(each.getParticipantId()))))
                        .toList(),
                List.of());
    }

    private static Participant participant(ParticipantFields fields) {
        ParticipantSnapshot participant = fields.participant();
        return new Participant(
                fields.id(),
                fields.name(),
                ParticipantFields.lower(participant.getPurpose()),
                fields.address(),
                Parties.of(fields.conversation(), participant),
                fields.times(),
                fields.session(),
                fields.afterCall(),
                new Content(
                        fields.attributes(),
                        fields.messages().stream().map(EventMessage::inMediaView).toList()));
    }
}
