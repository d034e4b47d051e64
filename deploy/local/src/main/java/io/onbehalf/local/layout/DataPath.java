package io.onbehalf.local.layout;

import io.onbehalf.local.Failure;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The paths in which every part can keep its data.
final class DataPath {

    /// The broker takes its setting for a list. The registry's store takes a semicolon for the end of the
    /// path and a backslash for a slash, and its settings replace what begins with a dollar sign.
    private static final List<String> NOT_READ_AS_WRITTEN = List.of(",", ";", "\\", "${", "$$");

    private DataPath() {}

    /// Throws if a part would keep its data elsewhere, or could not start.
    static void requireUsable(Path folder) {
        unusable(folder)
                .findFirst()
                .ifPresent(part -> {
                    throw new Failure(
                            "data folder %s cannot be used: the broker or the registry cannot keep data below a folder with %s in its path; choose another with --data DIR."
                                    .formatted(folder, part));
                });
    }

    private static Stream<String> unusable(Path folder) {
        return NOT_READ_AS_WRITTEN.stream()
                .filter(part -> !part.equals(File.separator))
                .filter(folder.toAbsolutePath().toString()::contains);
    }
}
