package io.onbehalf.bench.stack;

import io.onbehalf.local.process.JvmPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives parts a clock of their own, where Debian's package `libfaketime` is installed: it is loaded before
/// the C library, and reads how far the clock is ahead from a file. Elsewhere all parts have the machine's
/// clock.
///
/// @param folder the files, one for each part
/// @param library libfaketime; empty where it is not installed
public record MovedClocks(Path folder, Optional<Path> library) {

    private static final String NAME = "faketime/libfaketimeMT.so.1";

    static MovedClocks in(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("clocks"));
        return new MovedClocks(folder, installed());
    }

    /// The machine's clock for all.
    static MovedClocks none(Path data) {
        return new MovedClocks(data, Optional.empty());
    }

    private static Optional<Path> installed() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve(NAME)).filter(Files::isReadable).findFirst();
        }
    }

    /// True if a clock can be moved.
    public boolean areMovable() {
        return library.isPresent();
    }

    /// The part, with a clock that can be set before each start.
    JvmPart on(JvmPart part) throws IOException {
        if (library.isEmpty()) {
            return part;
        }
        set(part.name(), Duration.ZERO);
        return part.with(
                Map.of(
                        "LD_PRELOAD",
                        library.orElseThrow().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        file(part.name()).toString(),
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Else it moves the moment that a wait of the JVM ends at, and such waits never wait.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"));
    }

    /// Sets how far the clock of a part is ahead of the machine's from its next start on; negative for
    /// behind.
    public void set(String part, Duration ahead) throws IOException {
        if (library.isEmpty()) {
            return;
        }
        Files.writeString(file(part), "%+d".formatted(ahead.toSeconds()));
    }

    private Path file(String part) {
        return folder.resolve(part);
    }
}
