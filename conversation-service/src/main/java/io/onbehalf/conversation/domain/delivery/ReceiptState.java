package io.onbehalf.conversation.domain.delivery;

/// The state in a delivery receipt; each of them proves that the SMSC took the SMS.
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
