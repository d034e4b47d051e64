package io.onbehalf.queue.api;

import jakarta.validation.constraints.NotNull;

/// The body of a call that updates a membership.
record MemberBody(@NotNull Boolean joined) {}
