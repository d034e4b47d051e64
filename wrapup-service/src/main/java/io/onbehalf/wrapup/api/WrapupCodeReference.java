package io.onbehalf.wrapup.api;

import jakarta.validation.constraints.NotBlank;

/// A code that is to be added to a queue.
record WrapupCodeReference(@NotBlank String id) {}
