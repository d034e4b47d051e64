package io.onbehalf.local.smsc;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What happens to a message: the last four digits of the contact's number decide.
///
/// Where nothing else is said, a message is accepted and its receipt says that it was delivered.
public enum Magic {
    /// Any other number.
    NONE(""),
    /// Each message part is throttled twice (status 0x58), then accepted.
    THROTTLED("9901"),
    /// Refused for ever: no such destination (status 0x0B).
    REFUSED("9902"),
    /// Accepted, but the submit is never answered; the receipt comes after ten seconds.
    SILENT("9903"),
    /// No receipt ever comes.
    RECEIPT_LOST("9904"),
    /// The receipt comes before the answer to the submit, then twice again, then one that says ENROUTE; with
    /// the id in decimal digits, in the text only.
    DISORDER("9905"),
    /// The receipt says that it could not be delivered: UNDELIV, err 069.
    UNDELIVERABLE("9906"),
    /// Refused because the contact opted out at the carrier (the carrier's own status 0x410).
    OPTED_OUT("9907"),
    /// The queue is full twice for each message part (status 0x14), then it is accepted.
    QUEUE_FULL("9908"),
    /// The receipt does not know what became of it: UNKNOWN.
    UNKNOWN_STATE("9909"),
    /// The contact sends back what they got, part by part.
    ECHO("9910"),
    /// The contact answers "Thank you!".
    THANKS("9911"),
    /// The contact answers with a text of three parts, which arrive out of order, one of them twice.
    LONG_ANSWER("9912"),
    /// The contact answers "STOP".
    STOP("9913"),
    /// The contact answers "please stop texting me".
    ASKS_TO_STOP("9914"),
    /// The receipt says that the contact opted out: REJECTD, err 610.
    RECEIPT_OPTED_OUT("9915"),
    /// Neither accepted nor answered; no receipt.
    GONE("9916");

    private static final Map<String, Magic> BY_DIGITS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Magic::digits, Function.identity()));

    private final String digits;

    Magic(String digits) {
        this.digits = digits;
    }

    /// The behaviour of a contact's number.
    public static Magic of(String number) {
        String last = number.substring(Math.max(0, number.length() - 4));
        return BY_DIGITS.getOrDefault(last, NONE);
    }

    /// The last four digits of the numbers that behave so; empty for any other number.
    public String digits() {
        return digits;
    }
}
