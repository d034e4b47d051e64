package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.onbehalf.conversation.domain.delivery.ReceiptState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jspecify.annotations.Nullable;

/// A delivery receipt. Its parameters count before its text.
///
/// @param smscMessageId the SMSC's id of the SMS; null if there is none
/// @param reference our own reference of the SMS; null if the SMSC does not repeat it
/// @param rawState the SMSC's word for the state
/// @param errors that of the parameter, then that of the text
record Receipt(
        @Nullable String smscMessageId,
        @Nullable Integer reference,
        ReceiptState state,
        String rawState,
        List<String> errors) {

    static Receipt of(DeliverSm sms) {
        ReceiptText text = ReceiptText.parse(new String(UserData.of(sms).octets(), ISO_8859_1));
        ReceiptState state = state(sms, text);
        return new Receipt(
                receiptedMessageId(sms).orElse(text.id()),
                reference(sms),
                state,
                text.stat() == null ? state.name() : text.stat(),
                Stream.of(networkError(sms), Optional.ofNullable(text.err()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static ReceiptState state(DeliverSm sms, ReceiptText text) {
        OptionalParameter.Message_state parameter =
                sms.getOptionalParameter(OptionalParameter.Message_state.class);
        return parameter == null ? ReceiptText.state(text.stat()) : ReceiptText.state(parameter.getValue());
    }

    private static Optional<String> receiptedMessageId(DeliverSm sms) {
        return Optional.ofNullable(sms.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.OctetString::getValueAsString)
                .map(id -> id.replace("\0", "").strip())
                .filter(id -> !id.isEmpty());
    }

    /// The `network_error_code` parameter without its network type, spelled as in the text form: in decimal,
    /// with at least three digits. Zero is no error.
    private static Optional<String> networkError(DeliverSm sms) {
        return Optional.ofNullable(sms.getOptionalParameter(OptionalParameter.Network_error_code.class))
                .map(OptionalParameter.OctetString::getValue)
                .filter(octets -> octets.length == 3)
                .map(octets -> ((octets[1] & 0xFF) << 8) | (octets[2] & 0xFF))
                .filter(code -> code != 0)
                .map("%03d"::formatted);
    }

    private static @Nullable Integer reference(DeliverSm sms) {
        OptionalParameter found = sms.getOptionalParameter(Tag.USER_MESSAGE_REFERENCE.code());
        return found instanceof OptionalParameter.Short number ? number.getValue() & 0xFFFF : null;
    }
}
