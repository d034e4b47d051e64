package io.onbehalf.kit.web.server;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.errors.StatusErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The formats of a body that are refused before it is read (RFC 9110, 15.5.16): one whose `Content-Type` is
/// no type or a range of types, JSON of another type than `application/json` or in another encoding than
/// UTF-8, and a `Content-Encoding`. Of other types controllers say whether they read them.
///
/// @param refusal the answer to the caller
/// @param header that tells the caller what is accepted
/// @param accepted its value
record BodyFormat(ApiException refusal, String header, String accepted) {

    private static final String IDENTITY = "identity";

    /// Empty for a format that a controller may read.
    static Optional<BodyFormat> refused(HttpServletRequest request) {
        if (!isIdentity(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            ApiException refusal =
                    StatusErrors.of(415, "The body must not have a Content-Encoding, such as gzip");
            return Optional.of(new BodyFormat(refusal, HttpHeaders.ACCEPT_ENCODING, IDENTITY));
        }
        return isType(request.getContentType())
                ? Optional.empty()
                : Optional.of(
                        new BodyFormat(
                                StatusErrors.of(415), HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
    }

    private static boolean isIdentity(@Nullable String encoding) {
        return encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase(IDENTITY);
    }

    private static boolean isType(@Nullable String contentType) {
        try {
            return contentType == null
                    || contentType.isEmpty()
                    || isReadable(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isReadable(MediaType type) {
        boolean isOtherJson = "json".equals(type.getSubtypeSuffix());
        boolean isJson = type.isCompatibleWith(MediaType.APPLICATION_JSON);
        Charset charset = type.getCharset();
        return type.isConcrete()
                && !isOtherJson
                && !(isJson && charset != null && !charset.equals(StandardCharsets.UTF_8));
    }
}
