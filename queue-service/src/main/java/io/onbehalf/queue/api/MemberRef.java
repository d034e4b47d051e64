package io.onbehalf.queue.api;

import jakarta.validation.constraints.NotNull;

/// A user who is to become, or no longer to be, a member.
record MemberRef(@NotNull String id) {}
