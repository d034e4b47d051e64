package io.onbehalf.kit.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The caller's id of a change, with which a repeat changes nothing more; may be absent.
public record IdempotencyKey(Optional<String> value) {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORMAT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /// Reads the header.
    ///
    /// @param values one for each time that the header is there
    /// @throws ApiException 400 for several, and for one that is not 1 to 255 visible ASCII characters
    public static IdempotencyKey parse(List<String> values) {
        if (values.size() > 1) {
            throw ApiException.invalidValue(HEADER, HEADER + ": must be given once");
        }
        for (String value : values) {
            if (!FORMAT.matcher(value).matches()) {
                throw ApiException.invalidValue(
                        HEADER,
                        HEADER
                                + ": must be 1 to 255 visible ASCII characters, is %d characters"
                                        .formatted(value.length()));
            }
        }
        return new IdempotencyKey(values.stream().findFirst());
    }
}
