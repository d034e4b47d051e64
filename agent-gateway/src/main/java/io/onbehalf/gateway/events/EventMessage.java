package io.onbehalf.gateway.events;

import io.onbehalf.kit.domain.sms.MessageFailure;
import io.onbehalf.schemas.conversation.CarrierError;
import io.onbehalf.schemas.conversation.MessageStatus;
import io.onbehalf.schemas.conversation.MessageSummary;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message in an event: without its text, which is one GET away.
///
/// @param message in the media view, by the original's model
/// @param messageId in the generic view
record EventMessage(
        @Nullable Reference message,
        @Nullable String messageId,
        Instant messageTime,
        int messageSegmentCount,
        String messageStatus,
        @Nullable MessageFailure errorInfo) {

    /// A reference to something by id.
    record Reference(String id, @Nullable String name) {}

    static EventMessage inMediaView(MessageSummary message) {
        return of(message, new Reference(message.getMessageId(), null), null);
    }

    static EventMessage inGenericView(MessageSummary message) {
        return of(message, null, message.getMessageId());
    }

    private static EventMessage of(
            MessageSummary message, @Nullable Reference reference, @Nullable String id) {
        CarrierError error = message.getError();
        return new EventMessage(
                reference,
                id,
                message.getAt(),
                message.getSegmentCount(),
                spelled(message.getStatus()),
                error == null
                        ? null
                        : MessageFailure.of(
                                error.getCode(),
                                Optional.ofNullable(error.getCommandStatus()),
                                Optional.ofNullable(error.getReceiptError())));
    }

    /// The public API knows no unknown outcome: such a message counts as sent.
    private static String spelled(MessageStatus status) {
        return switch (status) {
            case QUEUED -> "queued";
            case SENT, SUBMIT_UNKNOWN, DELIVERY_UNKNOWN, UNKNOWN -> "sent";
            case DELIVERY_SUCCESS -> "delivery-success";
            case DELIVERY_FAILED -> "delivery-failed";
            case FAILED -> "failed";
            case RECEIVED -> "received";
        };
    }
}
