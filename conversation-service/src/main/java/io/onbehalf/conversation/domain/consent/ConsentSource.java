package io.onbehalf.conversation.domain.consent;

/// The source of an opt-out or opt-in.
public enum ConsentSource {
    /// Another one, that a later release knows.
    UNKNOWN,
    KEYWORD,
    CARRIER,
    AGENT
}
