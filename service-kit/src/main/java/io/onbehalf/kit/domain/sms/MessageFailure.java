package io.onbehalf.kit.domain.sms;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The reason why a message failed, or what is not known of it, as reads and events say it (`errorInfo`), in
/// layers: our code, the SMSC's `command_status`, the receipt's `err`.
///
/// @param status the HTTP status that says the same: 409 where the contact has opted out, else 400
public record MessageFailure(String code, String message, int status, Map<String, String> messageParams) {

    private static final String OPTED_OUT = "recipient.opted.out";

    private static final Map<String, String> MESSAGES =
            Map.of(
                    "carrier.rejected",
                    "The mobile network refused the message.",
                    "carrier.expired",
                    "The message waited longer than it was valid and was not sent.",
                    "carrier.number.not.served",
                    "No account with the mobile network serves the queue's number.",
                    "carrier.submit.unknown",
                    "It is not known whether the mobile network took the message; it is not sent again.",
                    "carrier.delivery.unknown",
                    "The message was sent; whether it arrived is not known.",
                    "carrier.delivery.partial",
                    "The message was sent; a part of it arrived, and of the rest it is not known.",
                    "carrier.undelivered",
                    "The message did not arrive.",
                    OPTED_OUT,
                    "The contact has opted out; the message was not sent.");

    public MessageFailure {
        messageParams = Map.copyOf(messageParams);
    }

    /// The failure that a code stands for.
    ///
    /// @param commandStatus of the SMSC's response
    /// @param receiptError as the delivery receipt spells it
    public static MessageFailure of(
            String code, Optional<Integer> commandStatus, Optional<String> receiptError) {
        Map<String, String> params = new TreeMap<>();
        commandStatus.ifPresent(status -> params.put("commandStatus", "0x%08X".formatted(status)));
        receiptError.ifPresent(error -> params.put("receiptError", error));
        return new MessageFailure(
                code, MESSAGES.getOrDefault(code, code), code.equals(OPTED_OUT) ? 409 : 400, params);
    }
}
