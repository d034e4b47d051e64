package io.onbehalf.queue.api;

import jakarta.validation.constraints.NotNull;

/// A user to add to a queue, or to remove from it.
record MemberRef(@NotNull String id) {}
