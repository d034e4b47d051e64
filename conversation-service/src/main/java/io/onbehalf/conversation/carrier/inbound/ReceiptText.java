package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.delivery.ReceiptState;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text form of a delivery receipt: SMPP 3.4, appendix B, which every SMSC varies.
///
/// @param id the SMSC's id of the SMS; null if there is none
/// @param stat the SMSC's word for the state; null if there is none
/// @param err the error; null if there is none or it is zero
/// @param dated whether it says when the SMS was submitted and done
record ReceiptText(@Nullable String id, @Nullable String stat, @Nullable String err, boolean dated) {

    /// The last field quotes the beginning of the SMS, which may look like fields.
    private static final Pattern WORDS = Pattern.compile("(?is)(?:^|\\s)text:.*");

    private static final Pattern ID = field("id");
    private static final Pattern STAT = field("stat");
    private static final Pattern ERR = field("err");

    /// The fields that no contact writes.
    private static final List<String> DATES = List.of("submit date:", "done date:");

    private static final Pattern NUMBER = Pattern.compile("\\d");

    /// True if a text can only be a receipt.
    boolean isReceipt() {
        return id != null && stat != null && dated;
    }

    static ReceiptText parse(String text) {
        String fields = WORDS.matcher(text.replace('\0', ' ')).replaceFirst("");
        String err = find(ERR, fields);
        return new ReceiptText(
                find(ID, fields),
                find(STAT, fields),
                err == null || err.matches("0*") ? null : err,
                DATES.stream().allMatch(fields.toLowerCase(Locale.ROOT)::contains));
    }

    /// The state that a word of the text form means; `UNKNOWN` for any other word.
    static ReceiptState state(@Nullable String stat) {
        if (stat == null) {
            return ReceiptState.UNKNOWN;
        }
        if (NUMBER.matcher(stat).matches()) {
            return state(Byte.parseByte(stat));
        }
        return switch (stat.toUpperCase(Locale.ROOT)) {
            case "ENROUTE", "EN_ROUTE", "BUFFRED", "BUFFERED", "SCHEDULED" -> ReceiptState.ENROUTE;
            case "ACCEPTD", "ACCEPTED", "ACKED" -> ReceiptState.ACCEPTED;
            case "DELIVRD", "DELIVERED", "DELIVERD", "DELIVRED" -> ReceiptState.DELIVERED;
            case "EXPIRED", "EXPIRD" -> ReceiptState.EXPIRED;
            case "DELETED", "DELETD", "CANCELED", "CANCELLED" -> ReceiptState.DELETED;
            case "UNDELIV", "UNDELIVERABLE", "UNDELIVERED", "UNDELIVRD", "UNDELIVERD", "FAILED", "FAILURE" ->
                    ReceiptState.UNDELIVERABLE;
            case "REJECTD", "REJECTED", "REJECTE" -> ReceiptState.REJECTED;
            default -> ReceiptState.UNKNOWN;
        };
    }

    /// The state of the `message_state` parameter.
    static ReceiptState state(byte messageState) {
        return switch (messageState) {
            case 1 -> ReceiptState.ENROUTE;
            case 2 -> ReceiptState.DELIVERED;
            case 3 -> ReceiptState.EXPIRED;
            case 4 -> ReceiptState.DELETED;
            case 5 -> ReceiptState.UNDELIVERABLE;
            case 6 -> ReceiptState.ACCEPTED;
            case 8 -> ReceiptState.REJECTED;
            default -> ReceiptState.UNKNOWN;
        };
    }

    /// Some SMSCs put blanks before the value. If the value is missing, the next field is not taken for it.
    private static Pattern field(String name) {
        return Pattern.compile("(?:^|\\s)" + name + ":(?:\\s+(?!\\w+:))?(\\S+)", Pattern.CASE_INSENSITIVE);
    }

    private static @Nullable String find(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
