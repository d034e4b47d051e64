package io.onbehalf.kit.domain.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The strong entity tag of an entity (RFC 9110, 8.8.3): it is the same as long as nothing of the entity
/// changes that a GET shows.
public final class EntityTag {

    private static final int BYTES = 16;

    private EntityTag() {}

    /// The tag, in quotes.
    ///
    /// @param entity all that a GET shows, of values and records alone
    public static String of(Record entity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(entity.toString().getBytes(UTF_8));
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
