package io.onbehalf.conversation.api.body;

import static io.onbehalf.conversation.api.body.ParticipantFields.lower;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationView;
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
    record Span(Instant startTime, @Nullable Instant endTime) {}

    /// A participant.
    record Participant(
            @JsonUnwrapped Identity identity,
            @JsonUnwrapped ParticipantFields.Times times,
            @JsonUnwrapped AfterCallFields afterCall,
            Map<String, String> attributes,
            @Nullable String flaggedReason,
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
            @Nullable String queueName) {

        private static Identity of(ParticipantFields fields) {
            String userId = fields.userId();
            return new Identity(
                    fields.id(),
                    fields.name(),
                    fields.purpose(),
                    fields.address(),
                    userId,
                    userId == null ? null : "/api/v2/users/" + userId,
                    fields.queueId(),
                    fields.queueName());
        }
    }

    /// A participant's message session; its id is the communicationId.
    record Message(
            String id,
            @JsonUnwrapped ParticipantFields.Session session,
            String initialState,
            @JsonUnwrapped SessionTimes times,
            @JsonUnwrapped ParticipantFields.Addresses addresses,
            List<MessageDetails> messages,
            @Nullable WrapupView wrapup,
            AfterCallWork afterCallWork,
            boolean afterCallWorkRequired) {}

    /// The times when the session alerted its agent, connected and disconnected.
    record SessionTimes(
            @Nullable Instant startAlertingTime,
            @Nullable Instant connectedTime,
            @Nullable Instant disconnectedTime) {}

    /// The state of after-call work.
    record AfterCallWork(@Nullable Instant startTime, @Nullable Instant endTime, String state) {}

    public static Conversation of(ConversationDetails details) {
        ConversationView conversation = details.conversation();
        String id = conversation.conversationId().value();
        return new Conversation(
                id,
                new Span(conversation.startedAt(), conversation.endedAt().orElse(null)),
                conversation.line().contactNumber().value(),
                details.participants().stream().map(each -> participant(conversation, each)).toList(),
                "NONE",
                conversation.endedAt().isEmpty() ? "connected" : "disconnected",
                List.of(),
                List.of(),
                "/api/v2/conversations/" + id);
    }

    private static Participant participant(ConversationView conversation, ParticipantDetails details) {
        var fields = new ParticipantFields(conversation, details.participant());
        AfterCallFields afterCall = AfterCallFields.of(details.participant());
        return new Participant(
                Identity.of(fields),
                fields.times(),
                afterCall,
                Map.of(),
                fields.flaggedReason(),
                List.of(session(fields, afterCall, details)));
    }

    private static Message session(
            ParticipantFields fields, AfterCallFields afterCall, ParticipantDetails details) {
        return new Message(
                details.participant().communicationId().value(),
                fields.session(),
                lower(fields.initialState()),
                new SessionTimes(
                        fields.times().startAlertingTime(),
                        fields.times().connectedTime(),
                        fields.times().endTime()),
                fields.addresses(),
                details.messages().stream().map(MessageDetails::of).toList(),
                afterCall.wrapup(),
                new AfterCallWork(afterCall.startAcwTime(), afterCall.endAcwTime(), afterCall.state()),
                afterCall.wrapupRequired());
    }
}
