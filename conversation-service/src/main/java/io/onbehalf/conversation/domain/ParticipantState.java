package io.onbehalf.conversation.domain;

/// Where a stint stands.
public enum ParticipantState {
    ALERTING,
    CONNECTED,
    DISCONNECTED
}
