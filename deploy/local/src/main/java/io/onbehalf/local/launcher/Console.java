package io.onbehalf.local.launcher;

import io.onbehalf.local.process.JvmPart;
import java.io.PrintStream;
import java.time.Duration;

/// Prints what the user of `deploy/local/run` sees.
final class Console {

    private static final int NAME_WIDTH = 21;

    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void line(String text) {
        out.println(text);
    }

    void ready(JvmPart part) {
        line(
                ("  %-" + NAME_WIDTH + "s ready in %5.1f s   %-16s log: %s")
                        .formatted(part.name(), seconds(part.sinceStart()), part.address(), part.log()));
    }

    void stopped(JvmPart part) {
        line(("  %-" + NAME_WIDTH + "s stopped").formatted(part.name()));
    }

    void failure(String sentence) {
        err.println("onbehalf: " + sentence);
    }

    /// The seconds since a moment of `System.nanoTime`.
    static double secondsSince(long startNanos) {
        return seconds(Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
