package io.onbehalf.gateway.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A changed conversation in the generic view: the original's `ConversationEventTopicConversation`. It has
/// the last participants, their sessions below them, and the last message without its text.
public record ConversationEvent(
        String id, String address, String recordingState, List<Participant> participants) {

    /// A participant.
    record Participant(
            String id,
            @Nullable String name,
            String purpose,
            @JsonUnwrapped Parties parties,
            @Nullable Instant connectedTime,
            @Nullable Instant endTime,
            @JsonUnwrapped ParticipantFields.AfterCall afterCall,
            Map<String, String> attributes,
            List<Session> messages) {}

    /// The agent, the queue and the contact's number.
    record Parties(@Nullable String userId, @Nullable String queueId, @Nullable String address) {}

    /// A participant's message session; its id is the communicationId.
    record Session(
            String id,
            @JsonUnwrapped ParticipantFields.Session session,
            @Nullable Instant connectedTime,
            @Nullable Instant disconnectedTime,
            ParticipantFields.@Nullable Wrapup wrapup,
            List<EventMessage> messages) {}

    public static ConversationEvent of(ConversationSnapshot snapshot) {
        return new ConversationEvent(
                snapshot.getConversationId(),
                snapshot.getContactNumber(),
                "none",
                snapshot.getParticipants().stream().map(each -> participant(snapshot, each)).toList());
    }

    private static Participant participant(ConversationSnapshot snapshot, ParticipantSnapshot participant) {
        var fields = new ParticipantFields(snapshot, participant);
        ParticipantFields.Times times = fields.times();
        var session =
                new Session(
                        participant.getCommunicationId(),
                        fields.session(),
                        times.connectedTime(),
                        times.endTime(),
                        fields.afterCall().wrapup(),
                        fields.messages().stream().map(EventMessage::inGenericView).toList());
        return new Participant(
                fields.id(),
                fields.name(),
                ParticipantFields.lower(participant.getPurpose()),
                new Parties(participant.getUserId(), participant.getQueueId(), fields.address()),
                times.connectedTime(),
                times.endTime(),
                fields.afterCall(),
                fields.attributes(),
                List.of(session));
    }
}
