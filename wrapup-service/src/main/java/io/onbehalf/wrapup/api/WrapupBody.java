package io.onbehalf.wrapup.api;

import io.onbehalf.wrapup.domain.acw.WrapupInput;
import io.onbehalf.wrapup.domain.codes.CodeId;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of a wrap-up; the API's other fields (tags, times) are not kept.
record WrapupBody(
        @Nullable String code, @Nullable @Size(max = 10_000) String notes, @Nullable Boolean provisional) {

    /// Throws 400 for a code that is no UUID.
    WrapupInput input() {
        CodeId id = code == null || code.isBlank() ? null : new CodeId(Ids.inBody("code", code));
        return new WrapupInput(id, notes, Boolean.TRUE.equals(provisional));
    }
}
