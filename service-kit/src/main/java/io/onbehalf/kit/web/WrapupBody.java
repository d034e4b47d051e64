package io.onbehalf.kit.web;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of a wrap-up, by itself or with a change of its participant; the API's other fields (tags, times)
/// are not kept.
public record WrapupBody(
        @Nullable String code, @Nullable @Size(max = 10_000) String notes, @Nullable Boolean provisional) {

    /// The code's id; empty for none or a blank one.
    ///
    /// @param field of the code in the whole body, for the error
    /// @throws ApiException 400 for a code that is no UUID
    public Optional<String> codeId(String field) {
        return Optional.ofNullable(code)
                .filter(text -> !text.isBlank())
                .map(text -> UuidText.inField(field, text));
    }

    /// True if the caller expects that the participant is still connected.
    public boolean isProvisional() {
        return Boolean.TRUE.equals(provisional);
    }
}
