package io.onbehalf.kit.streams;

import io.onbehalf.kit.domain.state.NewerRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a stream thread that died, within a budget; past it the client shuts down, and the process ends
/// with it, so that a supervisor starts it again. A global thread can't be replaced: the client then shuts
/// down immediately.
///
/// A death because of a row that a newer version has written costs nothing of the budget: its record does not
/// come again ([RowsOfNewerVersions]).
public final class StreamThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamThreadReplacement.class);
    private static final int BUDGET = 10;
    private static final Duration PER = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    public StreamThreadReplacement(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable problem) {
        if (NewerRow.in(problem).isPresent()) {
            LOG.error("a stream thread met a row of a newer version; it is replaced", problem);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        Instant now = clock.instant();
        while (!deaths.isEmpty() && deaths.getFirst().isBefore(now.minus(PER))) {
            deaths.removeFirst();
        }
        deaths.addLast(now);
        boolean affordable = deaths.size() <= BUDGET;
        LOG.error(
                "a stream thread died ({} in {}); {}",
                deaths.size(),
                PER,
                affordable ? "it is replaced" : "the service gives up",
                problem);
        return affordable
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
