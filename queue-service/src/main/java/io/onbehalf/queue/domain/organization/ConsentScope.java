package io.onbehalf.queue.domain.organization;

/// For which of the organization's numbers an opt-out or opt-in counts.
public enum ConsentScope {
    /// A value that this version does not know.
    UNKNOWN,
    /// For the number that the contact wrote to.
    NUMBER,
    /// For all of them.
    ORGANIZATION
}
