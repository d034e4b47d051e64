package io.onbehalf.conversation.domain;

/// Who opened the conversation.
public enum Direction {
    INBOUND,
    OUTBOUND
}
