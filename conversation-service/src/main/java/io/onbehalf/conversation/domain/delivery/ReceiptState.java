package io.onbehalf.conversation.domain.delivery;

/// What a delivery receipt says of an SMS; each of them proves that the message centre took it.
public enum ReceiptState {
    ENROUTE,
    ACCEPTED,
    DELIVERED,
    EXPIRED,
    DELETED,
    UNDELIVERABLE,
    REJECTED,
    UNKNOWN;

    PartState partState() {
        return switch (this) {
            case ENROUTE, ACCEPTED, UNKNOWN -> PartState.SENT;
            case DELIVERED -> PartState.DELIVERED;
            case EXPIRED, DELETED, UNDELIVERABLE, REJECTED -> PartState.UNDELIVERED;
        };
    }
}
