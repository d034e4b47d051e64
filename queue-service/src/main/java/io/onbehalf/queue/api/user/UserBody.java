package io.onbehalf.queue.api.user;

import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of a call that adds a user to the directory.
///
/// @param id our addition to the public API: the `sub` of the user's tokens
record UserBody(
        @NotBlank @Visible @OneLine @Size(max = 256) String name,
        @NotBlank @Email @Size(max = 320) String email,
        @Nullable String id) {}
