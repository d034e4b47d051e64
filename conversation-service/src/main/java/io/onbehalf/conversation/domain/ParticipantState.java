package io.onbehalf.conversation.domain;

/// The state of a participant.
public enum ParticipantState {
    /// Another one, that a later release knows.
    UNKNOWN,
    ALERTING,
    CONNECTED,
    DISCONNECTED
}
