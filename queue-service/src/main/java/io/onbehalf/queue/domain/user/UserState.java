package io.onbehalf.queue.domain.user;

/// Whether a user may work.
public enum UserState {
    /// A value that this version does not know.
    UNKNOWN,
    ACTIVE,
    INACTIVE,
    DELETED
}
