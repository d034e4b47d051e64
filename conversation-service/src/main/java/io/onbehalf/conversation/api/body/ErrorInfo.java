package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.delivery.CarrierError;
import java.util.Map;
import java.util.TreeMap;

/// Why a message failed, or what is not known of it, in layers: our code, the SMSC's `command_status`, the receipt's
/// `err`.
record ErrorInfo(String code, String message, Map<String, String> messageParams) {

    static ErrorInfo of(CarrierError error) {
        Map<String, String> params = new TreeMap<>();
        if (error.commandStatus() != null) {
            params.put("commandStatus", "0x%08X".formatted(error.commandStatus()));
        }
        if (error.receiptError() != null) {
            params.put("receiptError", error.receiptError());
        }
        return new ErrorInfo(error.code(), CarrierErrorTexts.of(error.code()), params);
    }
}
