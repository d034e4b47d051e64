package io.onbehalf.conversation.domain;

/// The side that opened the conversation.
public enum Direction {
    INBOUND,
    OUTBOUND
}
