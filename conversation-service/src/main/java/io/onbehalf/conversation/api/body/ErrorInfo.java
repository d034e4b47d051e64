package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import java.util.Map;
import java.util.TreeMap;

/// The reason why a message failed, or what is not known of it, in layers: our code, the SMSC's
/// `command_status`, the receipt's `err`.
record ErrorInfo(String code, String message, Map<String, String> messageParams) {

    private static final Map<String, String> TEXTS =
            Map.of(
                    CarrierError.REJECTED, "The mobile network refused the message.",
                    CarrierError.EXPIRED, "The message waited longer than it was valid and was not sent.",
                    CarrierError.NOT_SERVED, "No account with the mobile network serves the queue's number.",
                    CarrierError.SUBMIT_UNKNOWN,
                            "It is not known whether the mobile network took the message; it is not sent again.",
                    CarrierError.DELIVERY_UNKNOWN, "The message was sent; whether it arrived is not known.",
                    CarrierError.UNDELIVERED, "The message did not arrive.",
                    ConversationRefusals.OPTED_OUT, "The contact has opted out; the message was not sent.");

    static ErrorInfo of(CarrierError error) {
        Map<String, String> params = new TreeMap<>();
        error.commandStatus().ifPresent(status -> params.put("commandStatus", "0x%08X".formatted(status)));
        error.receiptError().ifPresent(err -> params.put("receiptError", err));
        return new ErrorInfo(error.code(), TEXTS.getOrDefault(error.code(), error.code()), params);
    }
}
