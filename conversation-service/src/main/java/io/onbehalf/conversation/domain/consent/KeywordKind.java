package io.onbehalf.conversation.domain.consent;

/// The request that a contact makes with a keyword.
public enum KeywordKind {
    STOP,
    START,
    HELP
}
