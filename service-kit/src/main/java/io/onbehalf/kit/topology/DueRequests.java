package io.onbehalf.kit.topology;

import io.onbehalf.kit.clock.Alarm;
import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.store.PrefixedStore;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a request of each moment that has come, which goes through the decider's own requests topic.
///
/// So the order in the topic decides. What lies there when the moment is noticed is decided before it,
/// however long the service took to read it: after an outage, a rebalance, or a pause of the process. The
/// moment leaves the store in the transaction that writes its request. A state that is decided on meanwhile,
/// and waits for it still, has it requested again; the second request then finds nothing to decide.
///
/// Few of a partition lie in the topic at once, however many are due: a request that comes meanwhile waits
/// for those alone.
final class DueRequests {

    private static final Logger LOG = LoggerFactory.getLogger(DueRequests.class);

    /// All partitions request in the same moment, so that few transactions are needed.
    private static final long PAUSE_MS = 250;

    /// The most that are written and not yet read.
    private static final int AHEAD = 80;

    /// What is not read by then does not come: it could not be read.
    private static final long LOST_MS = 10_000;

    /// Until a moment is looked at again whose state a newer version has written.
    private static final long NEWER_MS = 10_000;

    private final Timers timers;
    private final Alarm alarm;
    private final ObjLongConsumer<Due> request;
    private int ahead;
    private long requestedAt;

    /// The earliest moment that is waited for, in epoch milliseconds; or an earlier one, of a state that
    /// waits for another by now.
    private volatile long earliest = Long.MAX_VALUE;

    /// @param rows of the decider
    /// @param request writes the request of a moment, with the time in epoch milliseconds; one for which it
    ///   throws is set aside by itself, and the others follow
    DueRequests(ProcessorContext<?, ?> context, PrefixedStore rows, ObjLongConsumer<Due> request) {
        this.timers = new Timers(rows);
        this.request = request;
        this.alarm = new Alarm(context, this::requestDue);
        // For the moments that were kept before.
        alarm.setAt(nextTurn(context.currentSystemTimeMs()));
    }

    /// A state waits for a moment.
    void ringAt(Instant moment) {
        alarm.setAt(moment.toEpochMilli());
        earliest = Math.min(earliest, moment.toEpochMilli());
    }

    /// The earliest moment that is waited for, in epoch milliseconds; [Long#MAX_VALUE] for none. For another
    /// thread.
    long earliest() {
        return earliest;
    }

    /// One of the requests is read.
    void read() {
        ahead = Math.max(0, ahead - 1);
    }

    private void requestDue(long now) {
        if (now - requestedAt > LOST_MS) {
            ahead = 0;
        }
        long turn = nextTurn(now);
        try {
            for (Due due : timers.due(now, AHEAD - ahead)) {
                timers.forget(due);
                if (!requested(due, now)) {
                    turn = now + NEWER_MS;
                }
            }
        } finally {
            long next = turn;
            OptionalLong first = timers.first();
            earliest = first.orElse(Long.MAX_VALUE);
            first.ifPresent(moment -> alarm.setAt(Math.max(moment, next)));
        }
    }

    /// False for a moment that is kept for a newer instance of the service, as its state is of that version.
    private boolean requested(Due due, long now) {
        try {
            request.accept(due, now);
            ahead++;
            requestedAt = now;
            return true;
        } catch (NewerRow row) {
            LOG.warn("a moment waits: {}", row.getMessage());
            timers.restore(due);
            return false;
        }
    }

    private static long nextTurn(long now) {
        return (now / PAUSE_MS + 1) * PAUSE_MS;
    }
}
