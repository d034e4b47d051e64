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

    private static final String MARK = "onbehalf-data";
    private static final String LOCK = "lock";
    private static final String LOAD = "load";
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
                    LOAD);

    /// What a run of a build that did not mark its folder has left there; each start wrote the first.
    private static final List<String> MADE_BY_A_RUN =
            List.of(
                    "broker/server.properties",
                    SecretKey.IDENTITY.file(),
                    SecretKey.SESSION.file(),
                    StackLayout.SIGNING_KEY,
                    DEMO_DATA_MARK);

    private DataFolder() {}

    /// The folder of a load's data, which is deleted before each load.
    public static Path ofLoad(Path folder) {
        return folder.resolve(LOAD);
    }

    /// Marks the folder as one of a stack's data; creates it if there is none. Throws if it holds anything
    /// that no run has made: a run writes there, and may delete what is there.
    public static void claim(Path folder) {
        DataPath.requireUsable(folder);
        try {
            Files.createDirectories(folder);
            Path mark = folder.resolve(MARK);
            if (Files.exists(mark)) {
                return;
            }
            if (!isUnused(folder) && !isMadeByRun(folder) && !isMadeByRun(ofLoad(folder))) {
                throw new Failure(
                        "data folder %s holds something else than data of Onbehalf: choose an empty or a new folder with --data DIR."
                                .formatted(folder));
            }
            Files.writeString(mark, "Onbehalf keeps its data in this folder; --clean deletes the data.\n");
        } catch (IOException e) {
            throw cannotBeWritten(folder, e);
        }
    }

    /// A start that was refused while another run held the lock leaves that file alone.
    private static boolean isUnused(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(LOCK));
        }
    }

    private static boolean isMadeByRun(Path folder) {
        return Stream.concat(Stream.of(MARK), MADE_BY_A_RUN.stream())
                .anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    /// Locks the folder for this process until it ends. Throws if another run holds the lock, or if the
    /// folder is not one for a stack's data.
    public static FileLock lock(Path folder) {
        claim(folder);
        try {
            FileChannel file =
                    FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new Failure(
                        "data folder %s is used by another run: stop that, or choose one with --data DIR."
                                .formatted(folder));
            }
            return lock;
        } catch (IOException e) {
            throw cannotBeWritten(folder, e);
        }
    }

    private static Failure cannotBeWritten(Path folder, IOException cause) {
        return new Failure("data folder %s cannot be created or written.".formatted(folder), cause);
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
