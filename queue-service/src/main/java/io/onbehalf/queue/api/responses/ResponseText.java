package io.onbehalf.queue.api.responses;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The text of a canned response in the public API's shape.
///
/// @param contentType null is plain text, the only one that an SMS carries
record ResponseText(@NotBlank @Size(max = 2_000) String content, @Nullable String contentType) {

    static final String PLAIN = "text/plain";

    boolean isPlain() {
        return contentType == null || contentType.equals(PLAIN);
    }
}
