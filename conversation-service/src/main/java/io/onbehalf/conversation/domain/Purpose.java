package io.onbehalf.conversation.domain;

/// Whose side a participant is on.
public enum Purpose {
    CUSTOMER,
    AGENT,
    ACD
}
