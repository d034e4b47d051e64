package io.onbehalf.queue.domain.user;

/// Whether conversations are offered to a user; the names are the public API's.
public enum RoutingStatus {
    /// A value that this version does not know; nothing is offered.
    UNKNOWN,
    OFF_QUEUE,
    /// On queue, and without a conversation.
    IDLE,
    /// On queue, and with at least one conversation.
    INTERACTING,
    /// On queue, but an alert was not answered: nothing more is offered until the user is idle again.
    NOT_RESPONDING;

    /// True if conversations may be offered.
    public boolean isOffered() {
        return this == IDLE || this == INTERACTING;
    }
}
