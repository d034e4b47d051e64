package io.onbehalf.queue.domain.responses;

/// Which of the organization's libraries the members of a queue use.
public enum CannedResponseMode {
    /// A value that this version does not know.
    UNKNOWN,
    ALL,
    SELECTED_ONLY,
    NONE
}
