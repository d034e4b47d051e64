package io.onbehalf.kit.clock;

import io.onbehalf.kit.domain.state.NewerRow;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls a processor once, when a moment of the wall clock has come.
///
/// Kafka Streams commits after a punctuation, whether it did something or not: a processor that looked at the
/// clock all the time would cost transactions when nothing happens.
///
/// An action that meets a row of a newer version ([NewerRow]) is called again ten seconds later, until an
/// instance of that version has the partition: a thread that failed would be replaced, and meet the row
/// again. So an action reads a row before it writes what follows from it. A processor behind it that meets
/// one fails the thread all the same, as what was written before it must not be committed.
public final class Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    /// Before an action is done again that met a row of a newer version.
    private static final long NEWER_MS = 10_000;

    private final ProcessorContext<?, ?> context;
    private final LongConsumer action;
    private @Nullable Cancellable scheduled;
    private long at = Long.MAX_VALUE;
    private long loggedAt;

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
        try {
            action.accept(now);
        } catch (NewerRow row) {
            postpone(now, row);
        }
    }

    /// Others may set the alarm earlier all the time; the log has one line of it in ten seconds.
    private void postpone(long now, NewerRow row) {
        if (now - loggedAt >= NEWER_MS) {
            LOG.warn("what is due waits: {}", row.getMessage());
            loggedAt = now;
        }
        cancel();
        setAt(now + NEWER_MS);
    }

    private void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
        at = Long.MAX_VALUE;
    }
}
