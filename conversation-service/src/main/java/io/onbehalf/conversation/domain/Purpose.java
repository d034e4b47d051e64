package io.onbehalf.conversation.domain;

/// Whose side a participant is on.
public enum Purpose {
    /// Another one, that a later release knows.
    UNKNOWN,
    CUSTOMER,
    AGENT,
    ACD,
    /// A client of the API that sends a text without an agent.
    API
}
