package io.onbehalf.smsc.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers to whichever ESME is bound. A delivery is repeated until an ESME acknowledges it, for a day at
/// most.
public final class DeliveryQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RECEIVER_WAIT = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final Duration SPACING = Duration.ofMillis(100);

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("smsc-timer").factory(), new DiscardPolicy());
    private final BoundSessions sessions;

    public DeliveryQueue(BoundSessions sessions) {
        this.sessions = sessions;
    }

    /// Runs a task after a delay, on a thread of its own.
    public void runLater(Duration delay, Runnable task) {
        var _ = timer.schedule(() -> Thread.ofVirtual().start(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void send(Duration delay, DeliverSmRequest request) {
        sendInOrder(delay, List.of(request));
    }

    /// Sends each request 100 ms after the one before was acknowledged.
    public void sendInOrder(Duration delay, List<DeliverSmRequest> requests) {
        if (!requests.isEmpty()) {
            schedule(delay, requests, System.nanoTime() + delay.plus(KEPT).toNanos());
        }
    }

    private void schedule(Duration delay, List<DeliverSmRequest> requests, long deadline) {
        if (System.nanoTime() - deadline >= 0) {
            log.warn("a delivery that was not acknowledged within {} is dropped", KEPT);
            return;
        }
        var _ = timer.schedule(() -> attempt(requests, deadline), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(List<DeliverSmRequest> requests, long deadline) {
        @Nullable EsmeSession receiver = sessions.receiver(requests.getFirst().account());
        if (receiver == null) {
            schedule(RECEIVER_WAIT, requests, deadline);
        } else {
            Thread.ofVirtual().start(() -> deliverFirst(requests, deadline, receiver));
        }
    }

    private void deliverFirst(List<DeliverSmRequest> requests, long deadline, EsmeSession receiver) {
        switch (receiver.deliver(requests.getFirst())) {
            case ACKNOWLEDGED -> sendInOrder(SPACING, requests.subList(1, requests.size()));
            case WINDOW_FULL -> schedule(RECEIVER_WAIT, requests, deadline);
            case NOT_ACKNOWLEDGED -> schedule(RETRY_DELAY, requests, deadline);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
