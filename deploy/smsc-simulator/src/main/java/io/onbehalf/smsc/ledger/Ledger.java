package io.onbehalf.smsc.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends [LedgerLine]s to a file. Its own thread writes them in batches, so that no submit waits for the
/// disk.
///
/// A process that is killed loses the lines of the last 20 ms; one that is stopped loses none.
public final class Ledger implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    private static final Duration WRITE_INTERVAL = Duration.ofMillis(20);

    private final Queue<LedgerLine> pending = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("smsc-ledger").factory());
    private final OutputStream file;
    private volatile @Nullable IOException writeFailure;

    /// Opens the file for appending; creates it and its folder if they are missing.
    public Ledger(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var _ =
                writer.scheduleWithFixedDelay(
                        this::writePending,
                        WRITE_INTERVAL.toMillis(),
                        WRITE_INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Queues a line for the next batch. Throws if an earlier batch could not be written.
    public void add(LedgerLine line) {
        IOException failure = writeFailure;
        if (failure != null) {
            throw new UncheckedIOException("the ledger cannot be written", failure);
        }
        pending.add(line);
    }

    private void writePending() {
        StringBuilder lines = new StringBuilder();
        for (LedgerLine line = pending.poll(); line != null; line = pending.poll()) {
            lines.append(line.write()).append('\n');
        }
        if (lines.isEmpty()) {
            return;
        }
        try {
            file.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            writeFailure = e;
            log.error("the ledger cannot be written: every submit is refused from now on", e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        writePending();
        file.close();
    }
}
