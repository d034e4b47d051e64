package io.onbehalf.conversation.domain.consent;

/// What a contact asks for with a keyword.
public enum KeywordKind {
    STOP,
    START,
    HELP
}
