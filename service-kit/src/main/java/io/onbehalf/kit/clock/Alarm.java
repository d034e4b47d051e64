package io.onbehalf.kit.clock;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// Calls a processor once, when a moment of the wall clock has come.
///
/// Kafka Streams commits after a punctuation, whether it did something or not: a processor that looked at the
/// clock all the time would cost transactions when nothing happens.
public final class Alarm {

    private final ProcessorContext<?, ?> context;
    private final LongConsumer action;
    private @Nullable Cancellable scheduled;
    private long at = Long.MAX_VALUE;

    /// @param action gets the time in epoch milliseconds, which may be later than what was set; it may set
    ///   the alarm again
    public Alarm(ProcessorContext<?, ?> context, LongConsumer action) {
        this.context = context;
        this.action = action;
    }

    /// Rings at a moment in epoch milliseconds, immediately if it is over; an earlier one that is set stays.
    public void setAt(long millis) {
        if (millis >= at) {
            return;
        }
        cancel();
        at = millis;
        Duration until = Duration.ofMillis(Math.max(1, millis - context.currentSystemTimeMs()));
        scheduled = context.schedule(until, PunctuationType.WALL_CLOCK_TIME, this::ring);
    }

    private void ring(long now) {
        cancel();
        action.accept(now);
    }

    private void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
        at = Long.MAX_VALUE;
    }
}
