package io.onbehalf.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Measures the resident memory of the parts and this process, where `/proc` shows it (Linux).
public final class ResidentMemory {

    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    /// A phrase such as `, 2.10 GB of memory in use`; empty where `/proc` does not show it.
    public static String describe(List<JvmPart> parts) {
        long kilobytes =
                Stream.concat(parts.stream().map(JvmPart::pid), Stream.of(ProcessHandle.current().pid()))
                        .mapToLong(ResidentMemory::kilobytes)
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
        } catch (IOException noProc) {
            return 0;
        }
    }
}
