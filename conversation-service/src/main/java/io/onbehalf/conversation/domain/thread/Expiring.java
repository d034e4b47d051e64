package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.kit.domain.Decision;
import java.util.ArrayList;
import java.util.List;

/// A moment came that the thread was waiting for: receipts that never came, parts that never came.
final class Expiring {

    private Expiring() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ThreadTimerExpired expired) {
        Traffic before = state.traffic();
        Traffic after = before;
        for (Delivery each : before.deliveries()) {
            if (each.receiptDueAt() != null && !each.receiptDueAt().isAfter(expired.requestedAt())) {
                after = after.replacing(each.overdue());
            }
        }
        List<ConversationEvent> events = new ArrayList<>(Receipts.changes(before, after));
        ThreadState reached = ThreadDecider.DECIDER.evolveAll(state, events);
        for (PendingText text : before.pending()) {
            if (!text.dueAt().isAfter(expired.requestedAt())) {
                List<ConversationEvent> received =
                        Receiving.receiveIncomplete(reached, text, expired.requestedAt());
                events.addAll(received);
                reached = ThreadDecider.DECIDER.evolveAll(reached, received);
            }
        }
        return new Decision<>(events, null);
    }
}
