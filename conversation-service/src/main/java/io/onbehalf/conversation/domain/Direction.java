package io.onbehalf.conversation.domain;

/// The side that opened or continued the conversation: the contact by writing, or an agent by composing.
public enum Direction {
    /// Another one, that a later release knows.
    UNKNOWN,
    INBOUND,
    OUTBOUND
}
