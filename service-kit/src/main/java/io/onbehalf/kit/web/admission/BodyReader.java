package io.onbehalf.kit.web.admission;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.errors.StatusErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads a body that is neither too large nor too slow. The server's own timeout starts again with each
/// octet, so it only ends the body of a caller who falls silent.
final class BodyReader {
    private static final int CHUNK = 8 * 1024;

    private BodyReader() {}

    /// @throws ApiException 413 for a body over `onbehalf.max-body-size`, 408 for one that takes longer than
    ///   `onbehalf.body-timeout`
    static byte[] read(HttpServletRequest request, WebProperties properties) throws IOException {
        long most = properties.maxBodySize().toBytes();
        if (request.getContentLengthLong() > most) {
            throw StatusErrors.of(413);
        }
        long start = System.nanoTime();
        long within = properties.bodyTimeout().toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        InputStream input = request.getInputStream();
        for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
            body.write(chunk, 0, length);
            if (body.size() > most) {
                throw StatusErrors.of(413);
            }
            if (System.nanoTime() - start > within) {
                throw StatusErrors.of(408);
            }
        }
        return body.toByteArray();
    }
}
