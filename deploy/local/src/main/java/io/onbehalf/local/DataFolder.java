package io.onbehalf.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a stack keeps between runs, used by one stack at a time.
final class DataFolder {

    private static final String SEEDED = "seeded";
    private static final List<String> KEPT =
            List.of("broker", "registry", "smsc", "state", "logs", "identity-key", SEEDED, "load");

    private DataFolder() {}

    /// Takes the folder for this process until it ends.
    static FileLock take(Path folder) {
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
            throw new Failure("data folder %s cannot be used: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException takenByThisProcess) {
            return null;
        }
    }

    /// Forgets what the stack kept there, and nothing else.
    static void clean(Path folder) {
        KEPT.forEach(name -> delete(folder.resolve(name)));
    }

    /// The key that thread ids are made with: made once, kept with the data that was made with it.
    static String identityKey(Path folder) {
        Path file = folder.resolve("identity-key");
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException first) {
            return newIdentityKey(file);
        } catch (IOException e) {
            throw new Failure("identity key %s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /// Whether the demo data was planted there, whole; what became of it since is the users' affair.
    static boolean seeded(Path folder) {
        return Files.exists(folder.resolve(SEEDED));
    }

    static void markSeeded(Path folder) {
        Path file = folder.resolve(SEEDED);
        try {
            Files.writeString(file, "The demo data was planted here; it is not planted again.\n");
        } catch (IOException e) {
            throw new Failure("%s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static String newIdentityKey(Path file) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        String hex = HexFormat.of().formatHex(key);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            OwnersFile.write(file, hex);
            return hex;
        } catch (IOException e) {
            throw new Failure("identity key %s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static void delete(Path root) {
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
}
