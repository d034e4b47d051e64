package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Hands moments that have come to the decider behind it, between the requests that pass through.
///
/// Each moment is a record of its own to the decider, so one that can't be decided is set aside by itself and
/// the others follow.
final class TimerProcessor<R> extends ContextualProcessor<String, Requested<R>, String, Incoming<R>> {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int MOST_PER_TICK = 500;

    private final String store;
    private @Nullable Timers timers;

    /// @param store the decider's
    TimerProcessor(String store) {
        this.store = store;
    }

    @Override
    public void init(ProcessorContext<String, Incoming<R>> context) {
        super.init(context);
        timers = new Timers(new PrefixedStore(context.getStateStore(store)));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<String, Requested<R>> request) {
        context().forward(request.withValue(request.value()));
    }

    private void tick(long now) {
        List<Due<R>> due = requireNonNull(timers).takeDue(now, MOST_PER_TICK);
        due.forEach(each -> context().forward(new Record<>(each.key(), each, now, each.headers())));
    }
}
