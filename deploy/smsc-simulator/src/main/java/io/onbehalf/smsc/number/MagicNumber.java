package io.onbehalf.smsc.number;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A kind of contact's number; the last four digits select it.
///
/// Unless a constant says otherwise, the SMSC accepts a message and its receipt says `DELIVRD`. The names are
/// part of the ledger's format.
public enum MagicNumber {
    /// Any other number.
    NONE(""),
    /// Each segment is throttled twice (status 0x58), then accepted.
    THROTTLED("9901"),
    /// Always refused: invalid destination (status 0x0B).
    REFUSED("9902"),
    /// Accepted, but the submit is never answered; the receipt comes after ten seconds.
    SILENT("9903"),
    /// Accepted; no receipt comes.
    RECEIPT_LOST("9904"),
    /// The receipt comes before the submit's answer, then twice more, then one that says ENROUTE. Its id is
    /// in decimal digits, in the text only.
    DISORDER("9905"),
    /// The receipt says that the message could not be delivered: UNDELIV, err 069.
    UNDELIVERABLE("9906"),
    /// Refused because the contact opted out at the carrier (the carrier's own status 0x410).
    OPTED_OUT("9907"),
    /// The message queue is full twice for each segment (status 0x14), then the segment is accepted.
    QUEUE_FULL("9908"),
    /// The receipt says that the final state is not known: UNKNOWN.
    UNKNOWN_STATE("9909"),
    /// The contact sends back each segment that they receive.
    ECHO("9910"),
    /// The contact answers "Thank you!".
    THANKS("9911"),
    /// The contact answers with a text of three segments, which arrive out of order, one of them twice.
    LONG_ANSWER("9912"),
    /// The contact answers "STOP".
    STOP("9913"),
    /// The contact answers "please stop texting me".
    ASKS_TO_STOP("9914"),
    /// The receipt says that the contact opted out: REJECTD, err 610.
    RECEIPT_OPTED_OUT("9915"),
    /// Neither accepted nor answered; no receipt.
    GONE("9916");

    private static final Map<String, MagicNumber> BY_DIGITS =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(MagicNumber::digits, Function.identity()));

    private final String digits;

    MagicNumber(String digits) {
        this.digits = digits;
    }

    /// The kind of a contact's number, in any notation that ends with its digits.
    public static MagicNumber of(String number) {
        String lastFour = number.substring(Math.max(0, number.length() - 4));
        return BY_DIGITS.getOrDefault(lastFour, NONE);
    }

    /// The last four digits of the numbers of this kind; empty for [#NONE].
    public String digits() {
        return digits;
    }
}
