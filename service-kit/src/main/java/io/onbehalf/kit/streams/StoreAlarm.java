package io.onbehalf.kit.streams;

import io.onbehalf.kit.clock.Alarm;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.UnreadableRow;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// An [Alarm] whose action reads rows of a store: one that can't be read is deleted and set aside as a dead
/// letter, and the action is called again a moment later for the others.
///
/// A thread that failed would be replaced, and meet the row again. What the action did before it met the row
/// stays done, so it completes what belongs to one row before it reads the next.
public final class StoreAlarm {

    /// Before the action is called again, so that a commit comes between.
    private static final long PAUSE_MS = 250;

    private final PrefixedStore rows;
    private final LongConsumer action;
    private final Alarm alarm;

    /// @param rows that the action reads
    /// @param action as of an [Alarm]
    public StoreAlarm(ProcessorContext<?, ?> context, PrefixedStore rows, LongConsumer action) {
        this.rows = rows;
        this.action = action;
        this.alarm = new Alarm(context, this::act);
    }

    /// Rings at a moment in epoch milliseconds, immediately if it is over; an earlier one that is set stays.
    public void setAt(long millis) {
        alarm.setAt(millis);
    }

    private void act(long now) {
        try {
            action.accept(now);
        } catch (UnreadableRow row) {
            rows.delete(row);
            setAt(now + PAUSE_MS);
            throw new UnprocessableRecord(row);
        }
    }
}
