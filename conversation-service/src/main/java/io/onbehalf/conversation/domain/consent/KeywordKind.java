package io.onbehalf.conversation.domain.consent;

/// The request that a contact makes with a keyword.
public enum KeywordKind {
    /// Another one, that a later release knows.
    UNKNOWN,
    STOP,
    START,
    HELP
}
