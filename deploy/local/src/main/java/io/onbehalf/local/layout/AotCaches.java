package io.onbehalf.local.layout;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The ahead-of-time caches of the parts' JVMs, one for each main class: classes as they are after loading
/// and linking, and profiles of their methods. A start costs about half as much with one.
///
/// A cache is written when a JVM that was trained ends in order, and is good for that JVM and those jars
/// alone.
///
/// @param training true to write the caches
record AotCaches(Path folder, boolean training) {

    /// The flags of a JVM: to use its cache if there is one, or to write it.
    ///
    /// @param jar must be older than the cache
    List<String> flags(String main, Path jar) {
        Path cache = folder.resolve(main.substring(main.lastIndexOf('.') + 1) + ".aot");
        if (training) {
            create();
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return isNewer(cache, jar) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /// A JVM writes no cache into a folder that does not exist.
    private void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure("%s cannot be created: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean isNewer(Path cache, Path jar) {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
