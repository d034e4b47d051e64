package io.onbehalf.local.layout;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The ahead-of-time caches of the parts' JVMs, one for each main class: classes as they are after loading
/// and linking. A start costs about a third less CPU with one.
///
/// A cache is written when a JVM that was trained ends in order, and is good for that JVM and those jars
/// alone.
///
/// @param training true to write the caches
record AotCaches(Path folder, boolean training) {

    private static final String SUFFIX = ".aot";

    /// The flags of a JVM: to use its cache if there is one, or to write it.
    ///
    /// @param jar must be older than the cache
    List<String> flags(String main, Path jar) {
        Path cache = folder.resolve(main.substring(main.lastIndexOf('.') + 1) + SUFFIX);
        if (training) {
            clear(cache);
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return isNewer(cache, jar) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /// The main classes that have a cache.
    List<String> trained() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JVM writes no cache into a folder that does not exist; an old cache must not be taken for its own.
    private void clear(Path cache) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new Failure("%s cannot be written: %s.".formatted(cache, e.getMessage()), e);
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
