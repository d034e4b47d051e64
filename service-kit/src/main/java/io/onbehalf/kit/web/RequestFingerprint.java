package io.onbehalf.kit.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The content of a call as one short value: two calls with the same idempotency key must have the same one.
///
/// SHA-256, in hex, over method, path, query and the body's bytes.
public record RequestFingerprint(String value) {

    /// The fingerprint of a call.
    ///
    /// @param target path and query, with a `?` between them also where the query is empty
    public static RequestFingerprint of(String method, String target, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + target + "\n").getBytes(StandardCharsets.UTF_8));
            return new RequestFingerprint(HexFormat.of().formatHex(digest.digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
