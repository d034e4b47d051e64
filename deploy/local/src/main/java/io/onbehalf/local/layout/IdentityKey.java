package io.onbehalf.local.layout;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The key that turns phone numbers into thread ids: created once and kept with the data that depends on it.
public final class IdentityKey {

    static final String FILE = "identity-key";

    private static final int LENGTH = 32;

    private IdentityKey() {}

    /// The data folder's key in hexadecimal digits; creates it if there is none.
    public static String of(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException firstRun) {
            return create(file);
        } catch (IOException e) {
            throw new Failure("identity key %s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static String create(Path file) {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        String hex = HexFormat.of().formatHex(key);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            PrivateFile.write(file, hex);
            return hex;
        } catch (IOException e) {
            throw new Failure("identity key %s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
