package io.onbehalf.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.web.util.WebUtils;

/// What a call asks for, as one short value: two calls with the same idempotency key must have the same one.
///
/// SHA-256, in hex, over method, path, query and the body's bytes.
public record RequestFingerprint(String value) {

    static RequestFingerprint of(HttpServletRequest request) {
        BufferedRequest buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return of(
                request.getMethod(),
                request.getRequestURI() + "?" + query,
                buffered == null ? new byte[0] : buffered.body());
    }

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
