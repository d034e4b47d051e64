package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Conclusion;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The results that came from the accounts and wait for the outbound loop. Any thread adds, the loop takes.
final class SubmitResults {

    private final LinkedBlockingDeque<SegmentResult> results = new LinkedBlockingDeque<>();
    private final Queue<Conclusion> late = new ConcurrentLinkedQueue<>();

    void add(SegmentResult result) {
        results.addLast(result);
    }

    /// Adds the answer that came after its SMS was concluded as unknown. It settles that outcome.
    ///
    /// @param attempt the attempt that it belongs to
    /// @param account the name of the account over which it left
    void addLate(SegmentResult result, int attempt, String account) {
        SegmentResult concluded = result.concluded();
        late.add(
                new Conclusion(
                        concluded.message(),
                        attempt,
                        account,
                        List.of(concluded.outcome()),
                        concluded.optedOut()));
    }

    /// The next result; null if there is none now.
    @Nullable SegmentResult poll() {
        return results.pollFirst();
    }

    /// The next answer that came late; null if there is none now.
    @Nullable Conclusion pollLate() {
        return late.poll();
    }

    boolean isEmpty() {
        return results.isEmpty() && late.isEmpty();
    }

    /// Waits until there is a result, or not longer than this.
    void await(long millis) throws InterruptedException {
        SegmentResult first = results.pollFirst(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            results.addFirst(first);
        }
    }
}
