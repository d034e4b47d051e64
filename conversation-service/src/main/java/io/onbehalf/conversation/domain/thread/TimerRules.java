package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.inbound.PendingText;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A moment came that the thread was waiting for: receipts, parts or answers that never came are given up,
/// and a conversation that is silent leaves its agent.
final class TimerRules {

    private TimerRules() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ThreadTimerExpired request, InboundRules inbound, InactivityRules inactivity) {
        Instant now = request.context().requestedAt();
        Deliveries deliveries = state.deliveries();
        List<ConversationEvent> events =
                new ArrayList<>(ReceiptRules.changes(deliveries, deliveries.expiredAt(now)));
        events.addAll(AlertRules.whenDue(state, now));
        ThreadState reached = state.after(events);
        for (PendingText text : state.inbound().expiredAt(now)) {
            List<ConversationEvent> shown = inbound.incomplete(reached, text, now);
            events.addAll(shown);
            reached = reached.after(shown);
        }
        events.addAll(inactivity.whenDue(reached, request.context()));
        return Decision.unanswered(events);
    }
}
