package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.wrapup.domain.codes.CodeId;
import org.jspecify.annotations.Nullable;

/// The content of a wrap-up request.
///
/// @param provisional the caller expects that the stint still lasts; without it the wrap-up is taken either way
public record WrapupInput(@Nullable CodeId code, @Nullable String notes, boolean provisional) {}
