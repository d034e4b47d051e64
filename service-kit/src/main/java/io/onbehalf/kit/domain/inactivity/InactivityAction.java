package io.onbehalf.kit.domain.inactivity;

/// What happens to a connected conversation on which neither side has written for the queue's time.
public enum InactivityAction {
    /// An action that this version does not know; it counts as the default, which is to disconnect.
    UNKNOWN,
    DISCONNECT,
    /// It leaves its agent and waits in the agent's queue again.
    SEND_TO_QUEUE
}
