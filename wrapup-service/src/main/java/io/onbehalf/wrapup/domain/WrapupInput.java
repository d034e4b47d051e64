package io.onbehalf.wrapup.domain;

import org.jspecify.annotations.Nullable;

/// What an agent says in wrap-up.
public record WrapupInput(@Nullable CodeId code, @Nullable String notes) {}
