package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/// Reads a delivery receipt. Its parameters count before its text.
///
/// @param receipt without an id if there is none
/// @param errors that of the parameter, then that of the text
record ReceiptPdu(Receipt receipt, List<String> errors) {

    static ReceiptPdu of(DeliverSm sms) {
        ReceiptText text = ReceiptText.parse(new String(UserData.of(sms).octets(), ISO_8859_1));
        Optional<String> textId = Optional.ofNullable(text.id());
        ReceiptState state = state(sms, text);
        List<String> errors =
                Stream.of(networkError(sms), Optional.ofNullable(text.err()))
                        .flatMap(Optional::stream)
                        .toList();
        return new ReceiptPdu(
                new Receipt(
                        receiptedMessageId(sms).or(() -> textId).orElse(""),
                        reference(sms),
                        state,
                        text.stat() == null ? state.name() : text.stat(),
                        errors.stream().findFirst()),
                errors);
    }

    boolean hasId() {
        return !receipt.smscMessageId().isEmpty();
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

    private static Optional<Integer> reference(DeliverSm sms) {
        OptionalParameter found = sms.getOptionalParameter(Tag.USER_MESSAGE_REFERENCE.code());
        return found instanceof OptionalParameter.Short number
                ? Optional.of(number.getValue() & 0xFFFF)
                : Optional.empty();
    }
}
