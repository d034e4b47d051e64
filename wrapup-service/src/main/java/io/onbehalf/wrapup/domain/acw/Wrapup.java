package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.wrapup.domain.codes.CodeId;
import org.jspecify.annotations.Nullable;

/// A wrap-up that was accepted.
///
/// @param code null where the queue requires none and none was given
/// @param codeName the code's name when the wrap-up was given; null without a code
public record Wrapup(@Nullable CodeId code, @Nullable String codeName, @Nullable String notes) {}
