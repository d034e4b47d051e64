package io.onbehalf.gateway.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.Direction;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A changed conversation in the generic view: the original's `ConversationEventTopicConversation`. It has
/// the last participants, their sessions below them, and the last message without its text.
///
/// @param inactivityTimeout when it leaves its agent if nobody writes; null if it does not
public record ConversationEvent(
        String id,
        String address,
        String recordingState,
        @Nullable Instant inactivityTimeout,
        List<Participant> participants,
        List<Object> recentTransfers) {

    /// A participant.
    record Participant(
            String id,
            @Nullable String name,
            String purpose,
            @JsonUnwrapped Parties parties,
            @JsonUnwrapped ParticipantFields.Times times,
            @JsonUnwrapped ParticipantFields.AfterCall afterCall,
            Map<String, String> attributes,
            List<Session> messages) {}

    /// The agent, the queue and the contact's number, and by what they were brought together.
    record Parties(
            @Nullable String userId,
            @Nullable String queueId,
            @Nullable String address,
            List<String> mediaRoles,
            @Nullable Routing conversationRoutingData) {}

    /// A participant's message session; its id is the communicationId.
    ///
    /// @param peerId the communication at the other end
    record Session(
            String id,
            @JsonUnwrapped ParticipantFields.Session session,
            @Nullable String peerId,
            @JsonUnwrapped SessionTimes times,
            @JsonUnwrapped Addresses addresses,
            ParticipantFields.@Nullable Wrapup wrapup,
            AfterCallWork afterCallWork,
            boolean afterCallWorkRequired,
            List<EventMessage> messages) {}

    /// The times when the session alerted its agent, connected and disconnected.
    record SessionTimes(
            @Nullable Instant startAlertingTime,
            @Nullable Instant connectedTime,
            @Nullable Instant disconnectedTime,
            Routing.@Nullable QueueMediaSettings queueMediaSettings) {}

    /// The number of the side that receives first, and of the side that writes first.
    record Addresses(Address toAddress, Address fromAddress) {

        private static Addresses of(ConversationSnapshot snapshot, ParticipantSnapshot participant) {
            Address ours = Address.of(snapshot.getOutboundNumber());
            Address theirs = Address.of(snapshot.getContactNumber());
            return participant.getDirection() == Direction.OUTBOUND
                    ? new Addresses(theirs, ours)
                    : new Addresses(ours, theirs);
        }
    }

    /// A phone number.
    record Address(String name, String addressNormalized, String addressRaw, String addressDisplayable) {

        private static Address of(String number) {
            return new Address("", number, number, number);
        }
    }

    /// The state of after-call work.
    record AfterCallWork(@Nullable Instant startTime, @Nullable Instant endTime, String state) {}

    /// The event, as its reader may see it.
    ///
    /// @param hiddenWrapups the participants whose wrap-up the reader may not read
    public static ConversationEvent of(ConversationSnapshot snapshot, Set<String> hiddenWrapups) {
        return new ConversationEvent(
                snapshot.getConversationId(),
                snapshot.getContactNumber(),
                "none",
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
                new Parties(
                        participant.getUserId(),
                        participant.getQueueId(),
                        fields.address(),
                        ParticipantFields.MEDIA_ROLES,
                        Routing.of(participant)),
                fields.times(),
                fields.afterCall(),
                fields.attributes(),
                List.of(session(fields)));
    }

    private static Session session(ParticipantFields fields) {
        ParticipantSnapshot participant = fields.participant();
        ParticipantFields.Times times = fields.times();
        ParticipantFields.AfterCall afterCall = fields.afterCall();
        return new Session(
                participant.getCommunicationId(),
                fields.session(),
                Peers.of(fields.conversation(), participant),
                new SessionTimes(
                        times.startAlertingTime(),
                        times.connectedTime(),
                        times.endTime(),
                        Routing.QueueMediaSettings.of(participant)),
                Addresses.of(fields.conversation(), participant),
                afterCall.wrapup(),
                new AfterCallWork(afterCall.startAcwTime(), afterCall.endAcwTime(), afterCall.state()),
                participant.getAfterCallWorkRequired(),
                fields.messages().stream().map(EventMessage::inGenericView).toList());
    }
}
