package io.onbehalf.conversation.domain;

/// Who made the first move.
public enum Direction {
    INBOUND,
    OUTBOUND
}
