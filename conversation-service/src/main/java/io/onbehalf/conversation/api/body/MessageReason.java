package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.view.MessageSummary;
import java.util.List;

/// Why a message failed, in the public API's own codes, which are coarser than ours in [MessageFailure].
record MessageReason(String code, String message) {

    /// `command_status` of an SMSC for an address that it does not take (SMPP 3.4, section 5.1.3).
    private static final int INVALID_DESTINATION = 0x0B;

    /// Empty unless the message has failed.
    static List<MessageReason> of(MessageSummary summary) {
        return switch (summary.status()) {
            case FAILED, DELIVERY_FAILED -> summary.error().stream().map(MessageReason::of).toList();
            case QUEUED, SENT, SUBMIT_UNKNOWN, DELIVERY_UNKNOWN, DELIVERY_SUCCESS, RECEIVED, UNKNOWN ->
                    List.of();
        };
    }

    private static MessageReason of(CarrierError error) {
        return new MessageReason(code(error), error.failure().message());
    }

    private static String code(CarrierError error) {
        return switch (error.code()) {
            case ConversationRefusals.OPTED_OUT -> "RecipientOptedOut";
            case CarrierError.EXPIRED -> "MessageExpired";
            case CarrierError.REJECTED ->
                    error.commandStatus().filter(status -> status == INVALID_DESTINATION).isPresent()
                            ? "InvalidDestination"
                            : "MessageNotAllowed";
            default -> "GeneralError";
        };
    }
}
