package io.onbehalf.local.smsc;

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

/// The file of [LedgerLine]s, written in batches by a thread of its own, so that no submit waits for the
/// disk.
///
/// A killed process loses the lines of the last milliseconds; one that is stopped loses none.
final class Ledger implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Queue<LedgerLine> pending = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("smsc-ledger").factory());
    private final OutputStream file;
    private volatile @Nullable IOException broken;

    Ledger(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var _ =
                writer.scheduleWithFixedDelay(
                        this::writePending, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Takes a line that will be written soon; refuses it when the file could not be written before.
    void add(LedgerLine line) {
        IOException reason = broken;
        if (reason != null) {
            throw new UncheckedIOException("the ledger cannot be written", reason);
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
            broken = e;
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
