package io.onbehalf.queue.api;

import jakarta.validation.constraints.NotNull;

/// Switches a membership on or off.
record MemberBody(@NotNull Boolean joined) {}
