package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.ConversationEvent.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.delivery.SmsText;
import io.onbehalf.conversation.domain.view.ConversationSnapshot.MessageSummary;
import io.onbehalf.conversation.domain.view.ConversationSnapshot.ParticipantSnapshot;
import io.onbehalf.conversation.domain.view.ConversationSnapshot.ParticipantWrapup;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What events do to a participant of a conversation's snapshot: to the stint, and to its messages.
final class ParticipantProjection {

    private ParticipantProjection() {}

    static ParticipantSnapshot joined(ParticipantConnected connected, Direction direction, Instant at) {
        return new ParticipantSnapshot(
                connected.participantId(),
                connected.communicationId(),
                connected.purpose(),
                connected.state(),
                direction,
                connected.userId(),
                connected.userName(),
                connected.queueId(),
                connected.queueName(),
                at,
                null,
                null,
                connected.wrapupPrompt(),
                connected.wrapupTimeoutMs(),
                null,
                false,
                List.of(),
                false);
    }

    static UnaryOperator<ParticipantSnapshot> left(ParticipantDisconnected left, Instant at) {
        return before ->
                new ParticipantSnapshot(
                        before.participantId(),
                        before.communicationId(),
                        before.purpose(),
                        ParticipantState.DISCONNECTED,
                        before.direction(),
                        before.userId(),
                        before.userName(),
                        before.queueId(),
                        before.queueName(),
                        before.connectedAt(),
                        at,
                        left.disconnectType(),
                        before.wrapupPrompt(),
                        before.wrapupTimeoutMs(),
                        before.wrapup(),
                        before.deallocated(),
                        before.messages(),
                        before.possibleOptOut());
    }

    static UnaryOperator<ParticipantSnapshot> wrappedUp(ParticipantWrappedUp done, Instant at) {
        ParticipantWrapup wrapup =
                new ParticipantWrapup(done.code(), done.codeName(), done.notes(), done.durationSeconds(), at);
        return before ->
                edit(before, wrapup, before.deallocated(), before.messages(), before.possibleOptOut());
    }

    static UnaryOperator<ParticipantSnapshot> deallocated() {
        return before -> edit(before, before.wrapup(), true, before.messages(), before.possibleOptOut());
    }

    static UnaryOperator<ParticipantSnapshot> queued(MessageQueued queued, Instant at) {
        return listing(MessageSummary.queued(queued.messageId(), queued.segmentCount(), at), false);
    }

    static UnaryOperator<ParticipantSnapshot> queued(AutomaticMessageQueued queued, Instant at) {
        return listing(MessageSummary.queued(queued.messageId(), queued.segmentCount(), at), false);
    }

    static UnaryOperator<ParticipantSnapshot> received(InboundMessageReceived received, Instant at) {
        MessageSummary message =
                new MessageSummary(
                        received.messageId(),
                        MessageStatus.RECEIVED,
                        SmsText.of(received.text()).segmentCount(),
                        at,
                        null,
                        null);
        return listing(message, received.possibleOptOut());
    }

    static UnaryOperator<ParticipantSnapshot> further(MessageStatusChanged changed) {
        return before ->
                withMessages(
                        before,
                        before.messages().stream()
                                .map(each ->
                                        each.messageId().equals(changed.messageId())
                                                ? each.after(changed)
                                                : each)
                                .toList(),
                        before.possibleOptOut());
    }

    /// A stint stays flagged once one of its messages was.
    private static UnaryOperator<ParticipantSnapshot> listing(
            MessageSummary message, boolean possibleOptOut) {
        return before ->
                withMessages(
                        before,
                        Stream.concat(before.messages().stream(), Stream.of(message)).toList(),
                        before.possibleOptOut() || possibleOptOut);
    }

    private static ParticipantSnapshot withMessages(
            ParticipantSnapshot before, List<MessageSummary> messages, boolean possibleOptOut) {
        return edit(before, before.wrapup(), before.deallocated(), messages, possibleOptOut);
    }

    private static ParticipantSnapshot edit(
            ParticipantSnapshot before,
            @Nullable ParticipantWrapup wrapup,
            boolean deallocated,
            List<MessageSummary> messages,
            boolean possibleOptOut) {
        return new ParticipantSnapshot(
                before.participantId(),
                before.communicationId(),
                before.purpose(),
                before.state(),
                before.direction(),
                before.userId(),
                before.userName(),
                before.queueId(),
                before.queueName(),
                before.connectedAt(),
                before.disconnectedAt(),
                before.disconnectType(),
                before.wrapupPrompt(),
                before.wrapupTimeoutMs(),
                wrapup,
                deallocated,
                messages,
                possibleOptOut);
    }
}
