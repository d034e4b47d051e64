package io.onbehalf.conversation.domain.delivery;

/// The progress of one SMS, in the order in which it can only go forward; the last three are final.
public enum PartState {
    /// Another one, that a later release knows; all that this one knows is beyond it.
    UNKNOWN,
    QUEUED,
    SUBMIT_UNKNOWN,
    SENT,
    DELIVERY_UNKNOWN,
    DELIVERED,
    UNDELIVERED,
    FAILED;

    /// Nothing changes it any more.
    public boolean isFinal() {
        return compareTo(DELIVERED) >= 0;
    }

    boolean isBeyond(PartState other) {
        return !other.isFinal() && compareTo(other) > 0;
    }
}
