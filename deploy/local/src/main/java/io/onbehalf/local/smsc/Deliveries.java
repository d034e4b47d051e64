package io.onbehalf.local.smsc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that is on its way to the ESMEs. Each delivery is kept until one has taken it, for a day at most.
final class Deliveries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNTIL_SOMEONE_BINDS = Duration.ofSeconds(1);
    private static final Duration UNTIL_REPEATED = Duration.ofSeconds(2);
    private static final Duration APART = Duration.ofMillis(100);

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("smsc-timer").factory(), new DiscardPolicy());
    private final Sessions sessions;

    Deliveries(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Something to do later, which may then take its time.
    void later(Duration delay, Runnable work) {
        var _ = timer.schedule(() -> Thread.ofVirtual().start(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void send(Duration delay, Delivery delivery) {
        sendInOrder(delay, List.of(delivery));
    }

    /// Each a little after the one before it was taken.
    void sendInOrder(Duration delay, List<Delivery> deliveries) {
        if (!deliveries.isEmpty()) {
            schedule(delay, deliveries, System.nanoTime() + delay.plus(KEPT).toNanos());
        }
    }

    private void schedule(Duration delay, List<Delivery> deliveries, long end) {
        if (System.nanoTime() - end >= 0) {
            log.warn("a delivery that nobody took in {} is given up", KEPT);
            return;
        }
        var _ = timer.schedule(() -> attempt(deliveries, end), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(List<Delivery> deliveries, long end) {
        @Nullable EsmeSession receiver = sessions.receiver();
        if (receiver == null) {
            schedule(UNTIL_SOMEONE_BINDS, deliveries, end);
        } else {
            Thread.ofVirtual().start(() -> handOver(deliveries, end, receiver));
        }
    }

    private void handOver(List<Delivery> deliveries, long end, EsmeSession receiver) {
        switch (receiver.deliver(deliveries.getFirst())) {
            case TAKEN -> sendInOrder(APART, deliveries.subList(1, deliveries.size()));
            case NO_PLACE -> schedule(UNTIL_SOMEONE_BINDS, deliveries, end);
            case NOT_TAKEN -> schedule(UNTIL_REPEATED, deliveries, end);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
