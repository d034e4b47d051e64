package io.onbehalf.wrapup.api;

import io.onbehalf.kit.web.text.OneAlphabet;
import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of a wrap-up code; blank text around the name and the description is dropped.
record WrapupCodeBody(
        @NotBlank @Visible @OneLine @OneAlphabet @Size(max = 200) String name,
        @Nullable @Size(max = 2_000) String description) {

    WrapupCodeBody {
        name = name == null ? "" : name.strip();
        description = description == null || description.isBlank() ? null : description.strip();
    }
}
