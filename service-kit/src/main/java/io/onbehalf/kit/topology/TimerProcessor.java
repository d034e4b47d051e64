package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.clock.Alarm;
import io.onbehalf.kit.clock.NewMoments;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.Backlog;
import io.onbehalf.kit.streams.UnprocessableRecord;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Hands moments that have come to the decider behind it, between the requests that pass through.
///
/// Each moment is a record of its own to the decider, so one that can't be decided is set aside by itself and
/// the others follow. After a start, moments wait until the requests that lay in the topics then are decided:
/// what happened in time comes before what did not happen.
final class TimerProcessor<R> extends ContextualProcessor<String, Requested<R>, String, Incoming<R>> {

    /// Between two batches, for the requests that come in that time.
    private static final long PAUSE_MS = 250;

    private static final int BATCH = 500;

    private final String store;
    private final NewMoments newMoments;
    private @Nullable Timers timers;
    private @Nullable Alarm alarm;
    private @Nullable Backlog backlog;

    /// @param store the decider's
    /// @param newMoments of the decider
    TimerProcessor(String store, NewMoments newMoments) {
        this.store = store;
        this.newMoments = newMoments;
    }

    @Override
    public void init(ProcessorContext<String, Incoming<R>> context) {
        super.init(context);
        timers = new Timers(new PrefixedStore(context.getStateStore(store)));
        alarm = new Alarm(context, this::decideDue);
        backlog = Backlog.of(context.taskId().partition());
        // For the moments that were kept before.
        ringAt(context.currentSystemTimeMs() + PAUSE_MS);
    }

    @Override
    public void process(Record<String, Requested<R>> request) {
        forward(request.withValue(request.value()));
    }

    private void decideDue(long now) {
        if (!requireNonNull(backlog).isProcessed()) {
            ringAt(now + PAUSE_MS);
            return;
        }
        take(now).forEach(due -> forward(new Record<>(due.key(), due, now, due.headers())));
        requireNonNull(timers).first().ifPresent(next -> ringAt(Math.max(next, now + PAUSE_MS)));
    }

    private List<Due<R>> take(long now) {
        try {
            return requireNonNull(timers).takeDue(now, BATCH);
        } catch (UnprocessableRecord row) {
            ringAt(now + PAUSE_MS);
            throw row;
        }
    }

    private void forward(Record<String, Incoming<R>> incoming) {
        context().forward(incoming);
        newMoments.take(context().taskId()).ifPresent(this::ringAt);
    }

    private void ringAt(long millis) {
        requireNonNull(alarm).setAt(millis);
    }
}
