package io.onbehalf.conversation.carrier.smpp.session;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The submits of a session that wait for their answer, and for a while those that waited in vain: an answer
/// that comes late still tells whether the SMS was taken, and its id.
final class PendingSubmits {

    private static final long REMEMBERED_NANOS = 600_000_000_000L;
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<Integer, CompletableFuture<SubmitAnswer>> waiting = new HashMap<>();
    private final Map<Integer, Overdue> overdue = new LinkedHashMap<>();
    private final LongSupplier nanoClock;
    private boolean ended;

    private record Overdue(Consumer<SubmitAnswer> late, long sinceNanos) {}

    PendingSubmits(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// The answer to come. It fails with an [IOException] if the session ends first.
    synchronized CompletableFuture<SubmitAnswer> expect(int sequenceNumber) {
        CompletableFuture<SubmitAnswer> answer = new CompletableFuture<>();
        if (ended) {
            answer.completeExceptionally(new IOException("the session has ended"));
        } else {
            waiting.put(sequenceNumber, answer);
        }
        return answer;
    }

    /// The submit did not leave, and nothing answers it.
    synchronized void forget(int sequenceNumber) {
        waiting.remove(sequenceNumber);
    }

    /// Waits no longer for an answer; the result is the answer if it came in this moment.
    ///
    /// @param late is told the answer that comes after all, on the thread that reads it
    synchronized Optional<SubmitAnswer> giveUp(int sequenceNumber, Consumer<SubmitAnswer> late) {
        CompletableFuture<SubmitAnswer> answer = waiting.remove(sequenceNumber);
        if (answer == null) {
            return Optional.empty();
        }
        if (answer.isDone()) {
            return Optional.of(answer.join());
        }
        long now = nanoClock.getAsLong();
        forgetOldest(now);
        overdue.put(sequenceNumber, new Overdue(late, now));
        return Optional.empty();
    }

    private void forgetOldest(long now) {
        Iterator<Overdue> oldest = overdue.values().iterator();
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
        Overdue late;
        synchronized (this) {
            CompletableFuture<SubmitAnswer> future = waiting.get(sequenceNumber);
            if (future != null) {
                future.complete(answer);
                return true;
            }
            late = overdue.remove(sequenceNumber);
        }
        if (late == null) {
            return false;
        }
        late.late().accept(answer);
        return true;
    }

    /// No answer comes any more.
    void end() {
        List<CompletableFuture<SubmitAnswer>> unanswered;
        synchronized (this) {
            ended = true;
            unanswered = List.copyOf(waiting.values());
            overdue.clear();
        }
        unanswered.forEach(answer -> answer.completeExceptionally(new IOException("the session ended")));
    }
}
