package io.onbehalf.kit.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// The content of a call as one short value: two calls with the same idempotency key must have the same one.
///
/// SHA-256, in hex, over method, path, query, the header `If-Match` and the body's bytes. Ids count in lower
/// case: those in path and query, and those that are a whole JSON string of the body.
public record RequestFingerprint(String value) {

    /// A string of a body that is an id; blanks around it do not count, as for [UuidText#inField].
    private static final Pattern ID_STRING =
            Pattern.compile("\"\\s*([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\\s*\"");

    /// The fingerprint of a call.
    ///
    /// @param target path and query, with a `?` between them also where the query is empty, and `If-Match`
    public static RequestFingerprint of(String method, String target, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + UuidText.folded(target) + "\n").getBytes(StandardCharsets.UTF_8));
            return new RequestFingerprint(HexFormat.of().formatHex(digest.digest(folded(body))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Latin-1 keeps every byte as it is, whatever the body's charset.
    private static byte[] folded(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return ID_STRING
                .matcher(text)
                .replaceAll(id -> '"' + id.group(1).toLowerCase(Locale.ROOT) + '"')
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
