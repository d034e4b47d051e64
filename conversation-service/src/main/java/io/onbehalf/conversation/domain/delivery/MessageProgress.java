package io.onbehalf.conversation.domain.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The progress of a message: that of its slowest part; it has failed once any part has. A final status
/// stays.
record MessageProgress(MessageStatus status, Optional<CarrierError> error) {

    MessageProgress with(List<MessagePart> parts) {
        return isFinal(status) ? this : new MessageProgress(status(parts), error(parts));
    }

    private static boolean isFinal(MessageStatus status) {
        return switch (status) {
            case DELIVERY_SUCCESS, DELIVERY_FAILED, FAILED -> true;
            case QUEUED, SENT, SUBMIT_UNKNOWN, DELIVERY_UNKNOWN, RECEIVED, UNKNOWN -> false;
        };
    }

    private static MessageStatus status(List<MessagePart> parts) {
        if (any(parts, PartState.FAILED)) {
            return MessageStatus.FAILED;
        }
        if (any(parts, PartState.UNDELIVERED)) {
            return MessageStatus.DELIVERY_FAILED;
        }
        PartState slowest = parts.stream().map(MessagePart::state).min(PartState::compareTo).orElseThrow();
        return switch (slowest) {
            case UNKNOWN -> MessageStatus.UNKNOWN;
            case QUEUED -> MessageStatus.QUEUED;
            case SUBMIT_UNKNOWN -> MessageStatus.SUBMIT_UNKNOWN;
            case SENT -> MessageStatus.SENT;
            case DELIVERY_UNKNOWN -> MessageStatus.DELIVERY_UNKNOWN;
            case DELIVERED -> MessageStatus.DELIVERY_SUCCESS;
            case UNDELIVERED -> MessageStatus.DELIVERY_FAILED;
            case FAILED -> MessageStatus.FAILED;
        };
    }

    private static Optional<CarrierError> error(List<MessagePart> parts) {
        return parts.stream()
                .filter(part -> part.error().isPresent())
                .max(Comparator.comparing(MessagePart::state))
                .flatMap(MessagePart::error);
    }

    private static boolean any(List<MessagePart> parts, PartState state) {
        return parts.stream().anyMatch(part -> part.state() == state);
    }
}
