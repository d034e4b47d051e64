package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/// Reads a delivery receipt. Its parameters count before its text, where they say something.
///
/// @param receipt without an id if there is none
/// @param errors that of the parameter, then that of the text
record ReceiptPdu(Receipt receipt, List<String> errors) {

    static ReceiptPdu of(DeliverSm sms) {
        ReceiptText text = text(sms);
        Optional<String> idInText = Optional.ofNullable(text.id());
        Optional<String> parameter = receiptedMessageId(sms);
        ReceiptState state = state(sms, text);
        List<String> errors =
                Stream.of(networkError(sms), Optional.ofNullable(text.err()))
                        .flatMap(Optional::stream)
                        .toList();
        return new ReceiptPdu(
                new Receipt(
                        parameter.or(() -> idInText).orElse(""),
                        reference(sms),
                        state,
                        text.stat() == null ? state.name() : text.stat(),
                        errors.stream().findFirst(),
                        parameter.flatMap(id -> idInText.filter(other -> !other.equals(id)))),
                errors);
    }

    /// True for a receipt, also one whose `esm_class` does not say that it is one: by the parameter with its
    /// id and a state, in a parameter or in the text, or by a text in the form that no contact writes.
    static boolean isReceipt(DeliverSm sms) {
        return sms.isSmscDeliveryReceipt()
                || sms.isIntermediateDeliveryNotification()
                || (receiptedMessageId(sms).isPresent() && (hasMessageState(sms) || text(sms).stat() != null))
                || text(sms).isReceipt();
    }

    boolean hasId() {
        return !receipt.smscMessageId().isEmpty();
    }

    private static ReceiptText text(DeliverSm sms) {
        byte[] octets = UserData.of(sms).octets();
        return ReceiptText.parse(new String(octets, isUcs2(octets) ? UTF_16BE : ISO_8859_1));
    }

    /// A receipt's text is in ASCII, so in UCS-2 every other octet is zero, whatever `data_coding` says.
    private static boolean isUcs2(byte[] octets) {
        return octets.length > 1 && octets[0] == 0 && octets[1] != 0;
    }

    private static boolean hasMessageState(DeliverSm sms) {
        return sms.getOptionalParameter(OptionalParameter.Message_state.class) != null;
    }

    /// The parameter may say that the state is unknown, or only scheduled, where the text knows it.
    private static ReceiptState state(DeliverSm sms, ReceiptText text) {
        OptionalParameter.Message_state parameter =
                sms.getOptionalParameter(OptionalParameter.Message_state.class);
        ReceiptState state =
                parameter == null ? ReceiptState.UNKNOWN : ReceiptText.state(parameter.getValue());
        return state == ReceiptState.UNKNOWN ? ReceiptText.state(text.stat()) : state;
    }

    /// Some SMSCs don't terminate it, some pad it.
    private static Optional<String> receiptedMessageId(DeliverSm sms) {
        return Optional.ofNullable(sms.getOptionalParameter(Tag.RECEIPTED_MESSAGE_ID.code()))
                .map(UserData::value)
                .map(octets -> new String(octets, ISO_8859_1).replaceFirst("(?s)\0.*", "").strip())
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
