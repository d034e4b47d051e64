package io.onbehalf.conversation.domain;

/// Whose stint a participant is.
public enum Purpose {
    CUSTOMER,
    AGENT,
    ACD
}
