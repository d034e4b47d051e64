package io.onbehalf.bench;

import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// Measures the submits per second by the arrival times in the SMSC's ledger.
///
/// @param ledger the ledger's file
/// @param skippedLines the lines before the measurement
record LedgerRate(Path ledger, int skippedLines) {

    /// The share of the submits that is not measured.
    private static final double WARM_UP = 0.5;

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    /// Starts a measurement at the ledger's present end.
    static LedgerRate fromNow(Path ledger) {
        return new LedgerRate(ledger, new LedgerRate(ledger, 0).arrivals().length);
    }

    /// SMS per second after the warm-up.
    double perSecond() {
        long[] arrivals = arrivals();
        int from = (int) (arrivals.length * WARM_UP);
        double seconds = (arrivals[arrivals.length - 1] - arrivals[from]) / 1_000.0;
        return (arrivals.length - from) / seconds;
    }

    /// Waits until that many SMS have arrived since the measurement's start. Throws after the timeout.
    void await(int messages, Duration timeout) throws InterruptedException {
        if (!Polling.await(timeout, POLL_INTERVAL, () -> arrivals().length >= messages)) {
            throw new Failure(
                    "only %d of %d SMS came in %d s."
                            .formatted(arrivals().length, messages, timeout.toSeconds()));
        }
    }

    /// In milliseconds of the epoch, sorted.
    private long[] arrivals() {
        try (Stream<String> lines = Files.lines(ledger)) {
            return lines.skip(skippedLines)
                    .mapToLong(line -> Long.parseLong(line, 0, line.indexOf('\t'), 10))
                    .sorted()
                    .toArray();
        } catch (IOException e) {
            throw new Failure("the ledger cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }
}
