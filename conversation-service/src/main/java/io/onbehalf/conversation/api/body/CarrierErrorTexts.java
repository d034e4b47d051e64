package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import java.util.Map;

/// How the carrier's failures read to a person.
final class CarrierErrorTexts {

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

    private CarrierErrorTexts() {}

    static String of(String code) {
        return TEXTS.getOrDefault(code, code);
    }
}
