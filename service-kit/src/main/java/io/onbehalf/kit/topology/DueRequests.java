package io.onbehalf.kit.topology;

import io.onbehalf.kit.clock.Alarm;
import io.onbehalf.kit.store.PrefixedStore;
import java.time.Instant;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// Makes a request of each moment that has come, which goes through the decider's own requests topic.
///
/// So the order in the topic decides. What lies there when the moment is noticed is decided before it,
/// however long the service took to read it: after an outage, a rebalance, or a pause of the process. The
/// moment leaves the store in the transaction that writes its request. A state that is decided on meanwhile,
/// and waits for it still, has it requested again; the second request then finds nothing to decide.
final class DueRequests {

    /// Between two batches, for the requests that come in that time.
    private static final long PAUSE_MS = 250;

    private static final int BATCH = 500;

    private final Timers timers;
    private final Alarm alarm;
    private final ObjLongConsumer<Due> request;

    /// @param rows of the decider
    /// @param request writes the request of a moment, with the time in epoch milliseconds; one for which it
    ///   throws is set aside by itself, and the others follow
    DueRequests(ProcessorContext<?, ?> context, PrefixedStore rows, ObjLongConsumer<Due> request) {
        this.timers = new Timers(rows);
        this.request = request;
        this.alarm = new Alarm(context, this::requestDue);
        // For the moments that were kept before.
        alarm.setAt(context.currentSystemTimeMs() + PAUSE_MS);
    }

    /// A state waits for a moment.
    void ringAt(Instant moment) {
        alarm.setAt(Timers.notBefore(moment));
    }

    private void requestDue(long now) {
        try {
            for (Due due : timers.due(now, BATCH)) {
                timers.forget(due);
                request.accept(due, now);
            }
        } finally {
            timers.first().ifPresent(next -> alarm.setAt(Math.max(next, now + PAUSE_MS)));
        }
    }
}
