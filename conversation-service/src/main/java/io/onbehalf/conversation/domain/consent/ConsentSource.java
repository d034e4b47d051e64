package io.onbehalf.conversation.domain.consent;

/// The source of an opt-out or opt-in.
public enum ConsentSource {
    KEYWORD,
    CARRIER,
    AGENT
}
