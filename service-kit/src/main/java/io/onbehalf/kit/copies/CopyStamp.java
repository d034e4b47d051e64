package io.onbehalf.kit.copies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What the files of a copy are, in a small file beside them: the copy goes on with them only if they are of
/// the same origin, and not too old.
///
/// @param origin the topic's id, the schema of the values and the layout of the rows
/// @param at a moment at which the files had everything that was read
record CopyStamp(String origin, Instant at) {

    /// The stamp in a file; empty if there is none that can be read.
    static Optional<CopyStamp> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() == 2
                    ? Optional.of(new CopyStamp(lines.get(0), Instant.parse(lines.get(1))))
                    : Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Replaces the file as a whole.
    void write(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(next, List.of(origin, at.toString()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// True if it lies no further from a moment than that; a clock may also have been ahead.
    boolean isWithin(Duration age, Instant now) {
        return Duration.between(at, now).abs().compareTo(age) <= 0;
    }
}
