package io.onbehalf.wrapup.api;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What an agent says in wrap-up; the API's other fields (tags, times) are not kept.
record WrapupBody(
        @Nullable String code, @Nullable @Size(max = 10_000) String notes, @Nullable Boolean provisional) {}
