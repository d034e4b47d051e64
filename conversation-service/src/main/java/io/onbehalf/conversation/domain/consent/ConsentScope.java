package io.onbehalf.conversation.domain.consent;

/// For which of the organization's numbers an opt-out or opt-in counts.
public enum ConsentScope {
    /// Another one, that a later release knows.
    UNKNOWN,
    NUMBER,
    ORGANIZATION
}
