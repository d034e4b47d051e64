package io.onbehalf.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How much memory the parts and the launcher hold, where the system tells (Linux).
final class Resident {

    private static final String FIELD = "VmRSS:";

    private Resident() {}

    /// A phrase to end a sentence with; nothing where the system does not tell.
    static String of(List<JvmPart> parts) {
        long kilobytes =
                Stream.concat(parts.stream().map(JvmPart::pid), Stream.of(ProcessHandle.current().pid()))
                        .mapToLong(Resident::kilobytes)
                        .sum();
        return kilobytes == 0
                ? ""
                : String.format(Locale.ROOT, ", %.2f GB of memory in use", kilobytes / 1024.0 / 1024.0);
    }

    private static long kilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException notTold) {
            return 0;
        }
    }
}
