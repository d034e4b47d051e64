package io.onbehalf.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.local.layout.SecretKey;
import io.onbehalf.local.layout.StackLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids of threads that are spread like those of conversation-service.
///
/// @param key of the stack
public record ThreadHash(String key) {

    private static final int DIGITS = 20;

    public static ThreadHash of(StackLayout layout) {
        return new ThreadHash(SecretKey.IDENTITY.in(layout.data()));
    }

    /// The id that a text has in this stack.
    public String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((key + text).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
