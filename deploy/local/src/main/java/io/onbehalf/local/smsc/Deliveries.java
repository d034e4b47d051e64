package io.onbehalf.local.smsc;

import java.time.Duration;
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
        schedule(delay, delivery, System.nanoTime() + delay.plus(KEPT).toNanos());
    }

    private void schedule(Duration delay, Delivery delivery, long end) {
        if (System.nanoTime() - end >= 0) {
            log.warn("a delivery that nobody took in {} is given up", KEPT);
            return;
        }
        var _ = timer.schedule(() -> attempt(delivery, end), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(Delivery delivery, long end) {
        @Nullable EsmeSession receiver = sessions.receiver();
        if (receiver == null) {
            schedule(UNTIL_SOMEONE_BINDS, delivery, end);
        } else {
            Thread.ofVirtual().start(() -> handOver(delivery, end, receiver));
        }
    }

    private void handOver(Delivery delivery, long end, EsmeSession receiver) {
        switch (receiver.deliver(delivery)) {
            case TAKEN -> {}
            case NO_PLACE -> schedule(UNTIL_SOMEONE_BINDS, delivery, end);
            case NOT_TAKEN -> schedule(UNTIL_REPEATED, delivery, end);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
