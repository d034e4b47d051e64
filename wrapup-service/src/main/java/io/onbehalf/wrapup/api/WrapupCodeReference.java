package io.onbehalf.wrapup.api;

import jakarta.validation.constraints.NotBlank;

/// Names a code that a queue shall offer.
record WrapupCodeReference(@NotBlank String id) {}
