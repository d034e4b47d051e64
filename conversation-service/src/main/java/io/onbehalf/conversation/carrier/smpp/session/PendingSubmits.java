package io.onbehalf.conversation.carrier.smpp.session;

import io.onbehalf.conversation.carrier.smpp.session.SubmitBuffer.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The submits of a session that wait for their answer, and for a while those that waited in vain: an answer
/// that comes late still tells whether the SMS was taken, and its id.
final class PendingSubmits {

    private static final long REMEMBERED_NANOS = 600_000_000_000L;
    private static final int MOST_REMEMBERED = 10_000;

    /// Both in the order in which they were sent.
    private final Map<Integer, Pending> waiting = new LinkedHashMap<>();

    private final Map<Integer, Pending> overdue = new LinkedHashMap<>();
    private final LongSupplier nanoClock;
    private boolean ended;

    /// @param sinceNanos since when it waits, or has waited in vain
    private record Pending(SubmitListener listener, long sinceNanos) {}

    PendingSubmits(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// Submits are about to leave; the result is false if their session has ended, and then they must not.
    synchronized boolean expect(List<Written> submits) {
        if (ended) {
            return false;
        }
        long now = nanoClock.getAsLong();
        submits.forEach(submit -> waiting.put(submit.sequenceNumber(), new Pending(submit.listener(), now)));
        return true;
    }

    /// Waits no longer for answers that have not come for that long.
    void expire(Duration patience) {
        List<SubmitListener> unanswered;
        synchronized (this) {
            unanswered = overdue(nanoClock.getAsLong(), patience.toNanos());
        }
        unanswered.forEach(SubmitListener::unanswered);
    }

    private List<SubmitListener> overdue(long now, long patienceNanos) {
        List<SubmitListener> unanswered = new ArrayList<>();
        Iterator<Map.Entry<Integer, Pending>> oldest = waiting.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Integer, Pending> next = oldest.next();
            if (now - next.getValue().sinceNanos() < patienceNanos) {
                break;
            }
            oldest.remove();
            forgetOldest(now);
            overdue.put(next.getKey(), new Pending(next.getValue().listener(), now));
            unanswered.add(next.getValue().listener());
        }
        return unanswered;
    }

    private void forgetOldest(long now) {
        Iterator<Pending> oldest = overdue.values().iterator();
        while (oldest.hasNext()) {
            long age = now - oldest.next().sinceNanos();
            if (age < REMEMBERED_NANOS && overdue.size() < MOST_REMEMBERED) {
                return;
            }
            oldest.remove();
        }
    }

    /// An answer came; the result is whether a submit waited for it.
    boolean answered(int sequenceNumber, SubmitAnswer answer) {
        @Nullable Pending inTime;
        @Nullable Pending late;
        synchronized (this) {
            inTime = waiting.remove(sequenceNumber);
            late = inTime == null ? overdue.remove(sequenceNumber) : null;
        }
        if (inTime != null) {
            inTime.listener().answered(answer);
        } else if (late != null) {
            late.listener().late(answer);
        }
        return inTime != null || late != null;
    }

    /// No answer comes any more.
    void end() {
        List<Pending> unanswered;
        synchronized (this) {
            ended = true;
            unanswered = List.copyOf(waiting.values());
            waiting.clear();
            overdue.clear();
        }
        unanswered.forEach(pending -> pending.listener().ended());
    }
}
