package io.onbehalf.local.layout;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A secret key of a stack: created once, and kept with the data that depends on it.
public enum SecretKey {
    /// Turns phone numbers into thread ids.
    IDENTITY("identity-key"),
    /// Encrypts the cookies of the web client's sessions.
    SESSION("session-key");

    private static final int LENGTH = 32;

    private final String file;

    SecretKey(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /// The data folder's key in hexadecimal digits; creates it if there is none.
    public String in(Path dataFolder) {
        Path file = dataFolder.resolve(this.file);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException firstRun) {
            return create(file);
        } catch (IOException e) {
            throw new Failure("key %s cannot be read: %s.".formatted(file, e.getMessage()), e);
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
            throw new Failure("key %s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
