package io.onbehalf.local.layout;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder in which a stack keeps its data between runs. One stack uses it at a time.
public final class DataFolder {

    private static final String DEMO_DATA_MARK = "seeded";
    private static final List<String> KEPT =
            List.of(
                    "broker",
                    "registry",
                    "smsc",
                    "state",
                    "logs",
                    SecretKey.IDENTITY.file(),
                    SecretKey.SESSION.file(),
                    StackLayout.SIGNING_KEY,
                    DEMO_DATA_MARK,
                    "load");

    private DataFolder() {}

    /// Locks the folder for this process until it ends. Throws if another run holds the lock.
    public static FileLock lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel file =
                    FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new Failure(
                        "data folder %s is used by another run: stop that, or choose one with --data DIR."
                                .formatted(folder));
            }
            return lock;
        } catch (IOException e) {
            throw new Failure("data folder %s cannot be created or written.".formatted(folder), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /// Deletes the stack's data and nothing else.
    public static void clean(Path folder) {
        KEPT.forEach(name -> delete(folder.resolve(name)));
    }

    /// Deletes a file, or a folder with all that is in it, if it exists.
    public static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Failure("%s cannot be deleted: %s.".formatted(root, e.getMessage()), e);
        }
    }

    /// True if the demo data was created completely; users may have changed it since.
    public static boolean hasDemoData(Path folder) {
        return Files.exists(folder.resolve(DEMO_DATA_MARK));
    }

    /// Remembers that the demo data was created completely.
    public static void markDemoData(Path folder) {
        Path file = folder.resolve(DEMO_DATA_MARK);
        try {
            Files.writeString(file, "The demo data was created here; it is not created again.\n");
        } catch (IOException e) {
            throw new Failure("%s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
