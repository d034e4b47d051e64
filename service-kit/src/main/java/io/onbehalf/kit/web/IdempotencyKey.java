package io.onbehalf.kit.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The caller's id of a change, with which a repeat changes nothing more; may be absent.
public record IdempotencyKey(Optional<String> value) {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORMAT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /// Throws 400 if the header is there and not 1 to 255 visible ASCII characters.
    public static IdempotencyKey parse(@Nullable String header) {
        if (header != null && !FORMAT.matcher(header).matches()) {
            throw ApiException.invalidValue(
                    HEADER,
                    HEADER
                            + ": must be 1 to 255 visible ASCII characters, is %d characters"
                                    .formatted(header.length()));
        }
        return new IdempotencyKey(Optional.ofNullable(header));
    }
}
