package io.onbehalf.queue.api;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A membership of a user that a call switches on or off.
///
/// @param id the queue; where the path does not name it
record UserQueueBody(@Nullable String id, @NotNull Boolean joined) {}
