package io.onbehalf.conversation.domain;

/// The state of a participant.
public enum ParticipantState {
    ALERTING,
    CONNECTED,
    DISCONNECTED
}
