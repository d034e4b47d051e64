package io.onbehalf.conversation.api.body;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The generic view of a conversation, in the public API's shape: participants, and their sessions below
/// them.
public record Conversation(
        String id,
        @JsonUnwrapped Span span,
        String address,
        List<Participant> participants,
        String recordingState,
        String state,
        List<Object> divisions,
        List<Object> recentTransfers,
        String selfUri) {

    /// The times when the conversation started and ended.
    ///
    /// @param sequence the thread's last event that it shows
    /// @param inactivityTimeout when it leaves its agent if nobody writes; null if it does not
    record Span(
            Instant startTime,
            @Nullable Instant endTime,
            long sequence,
            @Nullable Instant inactivityTimeout) {}

    /// A participant.
    record Participant(
            @JsonUnwrapped Identity identity,
            @JsonUnwrapped ParticipantFields.Times times,
            @JsonUnwrapped AfterCallFields afterCall,
            @Nullable RoutingData conversationRoutingData,
            Map<String, String> attributes,
            List<Message> messages) {}

    /// The identity of a participant.
    record Identity(
            String id,
            String name,
            String purpose,
            @Nullable String address,
            @Nullable String userId,
            @Nullable String userUri,
            @Nullable String queueId,
            @Nullable String queueName,
            List<String> mediaRoles) {

        private static Identity of(ParticipantFields fields) {
            String userId = fields.userId();
            return new Identity(
                    fields.id(),
                    fields.name(),
                    fields.purpose(),
                    fields.address(),
                    userId,
                    userId == null ? null : "/api/v2/users/" + userId,
                    fields.queue().map(queue -> queue.queueId().value()).orElse(null),
                    fields.queue().map(QueueRef::queueName).orElse(null),
                    ParticipantFields.MEDIA_ROLES);
        }
    }

    /// A participant's message session; its id is the communicationId.
    ///
    /// @param peerId the communication at the other end
    /// @param afterCallWorkRequired whether the agent requested after-call work, where it is theirs to
    ///   request
    record Message(
            String id,
            @JsonUnwrapped ParticipantFields.Session session,
            @Nullable String peerId,
            @JsonUnwrapped SessionTimes times,
            @JsonUnwrapped ParticipantFields.Addresses addresses,
            List<MessageDetails> messages,
            @Nullable WrapupView wrapup,
            AfterCallWork afterCallWork,
            boolean afterCallWorkRequired) {}

    /// The times when the session alerted its agent, connected and disconnected.
    ///
    /// @param segments the parts between these times
    /// @param queueMediaSettings those by which it alerted its agent
    record SessionTimes(
            @Nullable Instant startAlertingTime,
            @Nullable Instant connectedTime,
            @Nullable Instant disconnectedTime,
            List<Segment> segments,
            @Nullable QueueMediaSettings queueMediaSettings) {

        private static SessionTimes of(ParticipantFields fields) {
            ParticipantFields.Times times = fields.times();
            return new SessionTimes(
                    times.startAlertingTime(),
                    times.connectedTime(),
                    times.endTime(),
                    Segment.of(fields.participant()),
                    QueueMediaSettings.of(times));
        }
    }

    /// The settings of the queue that a session went by.
    ///
    /// @param alertingTimeoutSeconds the time that the agent had to answer
    record QueueMediaSettings(long alertingTimeoutSeconds) {

        /// Null for a session that alerted nobody.
        private static @Nullable QueueMediaSettings of(ParticipantFields.Times times) {
            Long timeoutMs = times.alertingTimeoutMs();
            return timeoutMs == null
                    ? null
                    : new QueueMediaSettings(Duration.ofMillis(timeoutMs).toSeconds());
        }
    }

    /// The state of after-call work.
    record AfterCallWork(@Nullable Instant startTime, @Nullable Instant endTime, String state) {}

    public static Conversation of(ConversationDetails details) {
        ConversationView conversation = details.conversation();
        String id = conversation.conversationId().value();
        return new Conversation(
                id,
                new Span(
                        conversation.startedAt(),
                        conversation.endedAt().orElse(null),
                        conversation.sequence(),
                        details.inactivityTimeoutAt().orElse(null)),
                conversation.line().contactNumber().value(),
                details.participants().stream().map(each -> participant(details, each)).toList(),
                "NONE",
                conversation.endedAt().isEmpty() ? "connected" : "disconnected",
                List.of(),
                List.of(),
                "/api/v2/conversations/" + id);
    }

    private static Participant participant(ConversationDetails conversation, ParticipantDetails details) {
        var fields = new ParticipantFields(conversation, details.participant());
        AfterCallFields afterCall = AfterCallFields.of(details);
        return new Participant(
                Identity.of(fields),
                fields.times(),
                afterCall,
                RoutingData.of(fields),
                fields.attributes(),
                List.of(session(fields, afterCall, details)));
    }

    private static Message session(
            ParticipantFields fields, AfterCallFields afterCall, ParticipantDetails details) {
        return new Message(
                details.participant().communicationId().value(),
                fields.session(),
                fields.peer(),
                SessionTimes.of(fields),
                fields.addresses(),
                details.messages().stream().map(MessageDetails::of).toList(),
                afterCall.wrapup(),
                new AfterCallWork(afterCall.startAcwTime(), afterCall.endAcwTime(), afterCall.state()),
                details.participant().flags().afterCallWorkRequired());
    }
}
