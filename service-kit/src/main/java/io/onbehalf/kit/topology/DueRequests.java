package io.onbehalf.kit.topology;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.BatchCommits;
import io.onbehalf.kit.streams.DeadLetters;
import io.onbehalf.kit.streams.StoreAlarm;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.topology.Timers.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
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
///
/// A moment that can't be requested or decided is set aside once and kept for later: it is tried again after
/// a minute, then two, four, at most an hour, until it can be, or its state waits for no such moment.
final class DueRequests<S, R> {

    private static final Logger LOG = LoggerFactory.getLogger(DueRequests.class);

    /// All partitions request in the same moment, so that few transactions are needed.
    private static final long PAUSE_MS = 250;

    /// The most that are written and not yet read.
    private static final int AHEAD = 80;

    /// What is not read by then does not come: it could not be read.
    private static final long LOST_MS = 10_000;

    /// Until a moment is looked at again whose state a newer version has written.
    private static final long NEWER_MS = 10_000;

    private final ProcessorContext<String, ? super Requested<R>> context;
    private final PrefixedStore rows;
    private final StateRepository<S, R> states;
    private final Decider<S, R, ?, ?> decider;
    private final Timers timers;
    private final StoreAlarm alarm;
    private int ahead;
    private long requestedAt;

    /// The earliest moment that is waited for, in epoch milliseconds; or an earlier one, of a state that
    /// waits for another by now.
    private volatile long earliest = Long.MAX_VALUE;

    /// @param context to forward the requests to
    /// @param rows of the decider
    DueRequests(
            ProcessorContext<String, ? super Requested<R>> context,
            PrefixedStore rows,
            StateRepository<S, R> states,
            Decider<S, R, ?, ?> decider) {
        this.context = context;
        this.rows = rows;
        this.states = states;
        this.decider = decider;
        this.timers = new Timers(rows);
        this.alarm = new StoreAlarm(context, rows, this::requestDue);
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

    /// Keeps a moment for later whose decision has failed, and has written nothing.
    ///
    /// @return true for a moment that has a dead letter already; false for another, and for another request
    boolean isKnownFailure(Record<String, Requested<R>> record, RuntimeException problem) {
        RequestHeader header = record.value().header();
        if (!header.isOfMoment()) {
            return false;
        }
        Due moment = Due.of(record, states.part(record.value().request()), header, header.at());
        return !isFirstFailure(Attempt.of(moment, record.headers()), problem);
    }

    private boolean isFirstFailure(Attempt failed, RuntimeException problem) {
        Attempt next = failed.next(Instant.ofEpochMilli(context.currentSystemTimeMs()));
        boolean kept = timers.keepFailed(next);
        ringAt(next.at());
        if (kept && failed.failures() == 0) {
            return true;
        }
        LOG.warn("a moment has failed {} times: {}", next.failures(), DeadLetters.reason(problem));
        return false;
    }

    private void requestDue(long now) {
        if (now - requestedAt > LOST_MS) {
            ahead = 0;
        }
        long turn = nextTurn(now);
        try {
            turn = Math.max(turn, requestAll(timers.due(now, AHEAD - ahead, this::momentOf), now));
            turn = Math.max(turn, requestAll(timers.failed(now, AHEAD - ahead, this::momentOf), now));
        } finally {
            long next = turn;
            OptionalLong first = timers.first();
            earliest = first.orElse(Long.MAX_VALUE);
            first.ifPresent(moment -> alarm.setAt(Math.max(moment, next)));
        }
    }

    /// @return not before which the next are to be requested
    private long requestAll(List<Attempt> attempts, long now) {
        long turn = now;
        for (Attempt attempt : attempts) {
            timers.forget(attempt);
            if (!requested(attempt, now)) {
                turn = now + NEWER_MS;
            }
        }
        return turn;
    }

    /// False for a moment that is kept for a newer instance of the service, as its state is of that version.
    private boolean requested(Attempt attempt, long now) {
        try {
            requestOf(attempt).ifPresent(request -> send(attempt, request, now));
        } catch (NewerRow row) {
            LOG.warn("a moment waits: {}", row.getMessage());
            timers.restore(attempt);
            return false;
        } catch (UnprocessableRecord e) {
            if (isFirstFailure(attempt, e)) {
                throw e;
            }
        }
        return true;
    }

    private void send(Attempt attempt, R request, long now) {
        Due moment = attempt.due();
        var requested = new Requested<>(request, moment.header());
        context.forward(new Record<>(moment.key(), requested, now, attempt.headers()));
        BatchCommits.request(context);
        ahead++;
        requestedAt = now;
    }

    /// The request that a moment is which has come; empty for one that has failed before, and whose state
    /// waits for none now.
    private Optional<R> requestOf(Attempt attempt) {
        Due moment = attempt.due();
        try {
            S state = states.loadPart(rows, moment.key(), moment.part());
            return attempt.failures() > 0 && decider.dueAt().apply(state).isEmpty()
                    ? Optional.empty()
                    : Optional.of(decider.whenDue().apply(state, moment.at()));
        } catch (RuntimeException e) {
            requireFault(e);
            throw UnprocessableRecord.ofTimer(e, moment.key());
        }
    }

    /// The moment that a state waits for; empty if it waits for none, or can't be read.
    private Optional<Due> momentOf(String key, String part) {
        try {
            S state = states.loadPart(rows, key, part);
            Optional<Instant> at = decider.dueAt().apply(state).map(Timers::notBefore);
            return states.organization(state)
                    .flatMap(organization -> at.map(moment -> new Due(key, part, organization, moment, "")));
        } catch (RuntimeException e) {
            requireFault(e);
            LOG.warn("a moment is not kept again: {}", DeadLetters.reason(e));
            return Optional.empty();
        }
    }

    /// Passes on what the store, the registry or the broker caused, and not the state.
    private static void requireFault(RuntimeException problem) {
        if (problem instanceof StreamsException || DeadLetters.passes(problem)) {
            throw problem;
        }
    }

    private static long nextTurn(long now) {
        return (now / PAUSE_MS + 1) * PAUSE_MS;
    }
}
