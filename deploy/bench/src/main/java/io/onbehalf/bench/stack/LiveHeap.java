package io.onbehalf.bench.stack;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The bytes of a process' heap that are in use after a collection, by the JDK's own tool.
public final class LiveHeap {

    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private LiveHeap() {}

    /// Collects first.
    public static long bytes(long pid) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(JCMD.toString(), Long.toString(pid), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // The last line: Total <instances> <bytes>
        String[] total = histogram.strip().lines().toList().getLast().strip().split("\\s+", -1);
        if (!total[0].equals("Total")) {
            throw new Failure("jcmd %d: no histogram of the heap: %s".formatted(pid, histogram));
        }
        return Long.parseLong(total[2]);
    }
}
