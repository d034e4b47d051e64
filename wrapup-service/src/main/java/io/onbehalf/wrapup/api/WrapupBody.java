package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.UuidText;
import io.onbehalf.wrapup.domain.acw.WrapupInput;
import io.onbehalf.wrapup.domain.codes.CodeId;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of a wrap-up; the API's other fields (tags, times) are not kept.
record WrapupBody(
        @Nullable String code, @Nullable @Size(max = 10_000) String notes, @Nullable Boolean provisional) {

    /// Throws 400 for a code that is no UUID.
    WrapupInput input() {
        Optional<CodeId> id =
                Optional.ofNullable(code)
                        .filter(text -> !text.isBlank())
                        .map(text -> new CodeId(UuidText.inField("code", text)));
        return new WrapupInput(id, Optional.ofNullable(notes), Boolean.TRUE.equals(provisional));
    }
}
