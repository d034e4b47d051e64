package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Messaging.AgentlessMessageQueued;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.sms.SmsText;
import java.time.Instant;
import java.util.Optional;

/// A message with its text, as it is read back; its text form hides the words.
///
/// @param participant whom it is listed on
/// @param queue on whose behalf the conversation was held then; empty if no queue owned the number
/// @param createdBy the agent who wrote it; empty for the contact's own, the system's, and what is sent
///   without an agent
public record MessageView(
        ParticipantRef participant,
        Optional<QueueRef> queue,
        Direction direction,
        String text,
        Optional<UserId> createdBy,
        MessageSummary summary) {

    public static MessageView of(MessageQueued event, Instant at) {
        return outbound(
                event.participant(),
                existing(event.queue()),
                event.content().text(),
                Optional.of(event.userId()),
                queued(
                        event.messageId(),
                        event.participant().participantId(),
                        event.content().segmentCount(),
                        at));
    }

    static MessageView of(AgentlessMessageQueued event, Instant at) {
        return outbound(
                event.participant(),
                existing(event.queue()),
                event.content().text(),
                Optional.empty(),
                queued(
                        event.messageId(),
                        event.participant().participantId(),
                        event.content().segmentCount(),
                        at));
    }

    static MessageView of(AutomaticMessageQueued event, Instant at) {
        return outbound(
                event.participant(),
                existing(event.queue()),
                event.content().text(),
                Optional.empty(),
                queued(
                        event.messageId(),
                        event.participant().participantId(),
                        event.content().segmentCount(),
                        at));
    }

    static MessageView of(InboundMessageReceived event, Instant at) {
        int segments = SmsText.of(event.text()).segmentCount();
        return new MessageView(
                event.participant(),
                existing(event.queue()),
                Direction.INBOUND,
                event.text(),
                Optional.empty(),
                new MessageSummary(
                        event.messageId(),
                        event.participant().participantId(),
                        MessageStatus.RECEIVED,
                        segments,
                        at,
                        Optional.empty(),
                        Optional.empty()));
    }

    /// A text that an agent's request put in the queue.
    public static MessageView outbound(
            ParticipantRef participant,
            Optional<QueueRef> queue,
            String text,
            Optional<UserId> createdBy,
            MessageSummary summary) {
        return new MessageView(participant, queue, Direction.OUTBOUND, text, createdBy, summary);
    }

    public static MessageSummary queued(
            MessageId messageId, ParticipantId participantId, int segmentCount, Instant at) {
        return new MessageSummary(
                messageId,
                participantId,
                MessageStatus.QUEUED,
                segmentCount,
                at,
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<QueueRef> existing(QueueRef queue) {
        return Optional.of(queue).filter(QueueRef::exists);
    }

    public MessageId messageId() {
        return summary.messageId();
    }

    public ConversationId conversationId() {
        return participant.conversationId();
    }

    MessageView after(MessageStatusChanged event) {
        return new MessageView(
                participant,
                queue,
                direction,
                text,
                createdBy,
                new MessageSummary(
                        summary.messageId(),
                        summary.participantId(),
                        event.status(),
                        summary.segmentCount(),
                        summary.at(),
                        event.error(),
                        event.parts().getFirst().smscMessageId()));
    }

    @Override
    public String toString() {
        return "MessageView[%s]".formatted(summary);
    }
}
