package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.delivery.SmsText;
import io.onbehalf.conversation.domain.view.ConversationSnapshot.Period;
import io.onbehalf.kit.domain.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the snapshot of a conversation from its events, one by one.
public final class SnapshotProjection {

    private SnapshotProjection() {}

    /// The snapshot after an event; null before the conversation started.
    ///
    /// @param sequence the event's number on its thread
    public static @Nullable ConversationSnapshot evolve(
            @Nullable ConversationSnapshot before, ConversationChanged event, long sequence, Instant at) {
        if (event instanceof ConversationStarted started) {
            return started(started, sequence, at);
        }
        return before == null ? null : changed(before, event, at).at(sequence);
    }

    private static ConversationSnapshot started(ConversationStarted event, long sequence, Instant at) {
        return new ConversationSnapshot(
                event.thread(),
                event.conversationId(),
                sequence,
                event.direction(),
                event.line().outboundNumber(),
                event.line().contactNumber(),
                new Period(at),
                List.of(),
                Audience.NOBODY);
    }

    private static ConversationSnapshot changed(
            ConversationSnapshot before, ConversationChanged event, Instant at) {
        return switch (event) {
            case Lifecycle lifecycle -> before.with(period(before.period(), lifecycle, at));
            case ParticipantConnected connected ->
                    before.plus(
                            new ParticipantSnapshot(
                                    ParticipantFacts.of(connected, before.direction(), at),
                                    connected.state()));
            case ParticipantDisconnected disconnected -> {
                var end = new ParticipantEnd(at, disconnected.disconnectType());
                yield before.with(disconnected.participant().participantId(), each -> each.with(end));
            }
            case ParticipantWrappedUp wrappedUp ->
                    before.with(wrappedUp.participantId(), each -> each.with(wrapup(wrappedUp, at)));
            case InteractionDeallocated deallocated ->
                    before.with(deallocated.participantId(), ParticipantSnapshot::withoutAllocation);
            case Messaging messaging ->
                    before.with(
                            messaging.participant().participantId(), each -> changed(each, messaging, at));
        };
    }

    private static Period period(Period before, Lifecycle event, Instant at) {
        return switch (event) {
            case ConversationStarted _ -> before;
            case ConversationResumed _ -> before.reopened();
            case ConversationDisconnected _ -> before.endedAt(at);
        };
    }

    private static ParticipantWrapup wrapup(ParticipantWrappedUp event, Instant at) {
        return new ParticipantWrapup(
                event.code(), event.codeName(), event.notes(), event.durationSeconds(), at);
    }

    private static ParticipantSnapshot changed(ParticipantSnapshot before, Messaging event, Instant at) {
        return switch (event) {
            case MessageQueued queued -> before.plus(queued(queued.messageId(), queued.content(), at));
            case AutomaticMessageQueued queued ->
                    before.plus(queued(queued.messageId(), queued.content(), at));
            case InboundMessageReceived received ->
                    before.plus(received(received, at)).flagged(received.hint().possibleOptOut());
            case MessageStatusChanged changed -> before.with(changed);
        };
    }

    private static MessageSummary queued(MessageId messageId, OutboundText content, Instant at) {
        return new MessageSummary(messageId, MessageStatus.QUEUED, content.segmentCount(), at);
    }

    private static MessageSummary received(InboundMessageReceived event, Instant at) {
        int segmentCount = SmsText.of(event.text()).segmentCount();
        return new MessageSummary(event.messageId(), MessageStatus.RECEIVED, segmentCount, at);
    }
}
