package io.onbehalf.conversation.carrier.smpp;

import java.time.Duration;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/// How an account's SMSC wants a `submit_sm` to look.
///
/// @param alphabet the alphabet of texts that need no UCS-2
/// @param dataCoding the `data_coding` that names it
/// @param numbers how numbers are written
/// @param callingCode the calling code, as in `49`, of the country whose numbers are written without it if
///   the format is national; empty for none
/// @param source the type of our number's address
/// @param destination the type of the contact's
/// @param deliveryValidity for how long the SMSC may try to deliver; zero leaves that to the SMSC
/// @param references whether an SMS carries our reference (`user_message_reference`)
public record SubmitFormat(
        Alphabet alphabet,
        int dataCoding,
        NumberFormat numbers,
        String callingCode,
        AddressType source,
        AddressType destination,
        Duration deliveryValidity,
        boolean references) {

    /// What most SMSCs want.
    public static final SubmitFormat USUAL =
            new SubmitFormat(
                    Alphabet.GSM7,
                    0,
                    NumberFormat.DIGITS,
                    "",
                    AddressType.INTERNATIONAL,
                    AddressType.INTERNATIONAL,
                    Duration.ofDays(3),
                    true);

    /// The alphabet of texts that need no UCS-2.
    public enum Alphabet {
        GSM7,
        /// ISO 8859-1. A segment with characters that it lacks goes in UCS-2.
        LATIN1
    }

    /// How a number is written.
    public enum NumberFormat {
        /// `13175550100`
        DIGITS(""),
        /// `+13175550100`
        PLUS("+"),
        /// `0013175550100`
        ZEROS("00"),
        /// `3175550100` of the account's country, without its trunk prefix; `447400123456` of another.
        NATIONAL("");

        private final String prefix;

        NumberFormat(String prefix) {
            this.prefix = prefix;
        }

        private String write(String e164) {
            return prefix + e164.substring(1);
        }
    }

    /// A number as it stands in a PDU.
    record Address(TypeOfNumber ton, NumberingPlanIndicator npi, String digits) {}

    /// Our number, which is the sender.
    Address source(String e164) {
        return address(source, e164);
    }

    /// The contact's number.
    Address destination(String e164) {
        return address(destination, e164);
    }

    /// A national number is of the type national, unless the account has another type than the usual.
    private Address address(AddressType type, String e164) {
        if (numbers != NumberFormat.NATIONAL || !e164.startsWith("+" + callingCode)) {
            return new Address(type.ton(), type.npi(), numbers.write(e164));
        }
        return new Address(
                type.ton() == TypeOfNumber.INTERNATIONAL ? TypeOfNumber.NATIONAL : type.ton(),
                type.npi(),
                e164.substring(1 + callingCode.length()));
    }

    /// The type of an address (SMPP 3.4, 5.2.5 and 5.2.6).
    public record AddressType(TypeOfNumber ton, NumberingPlanIndicator npi) {

        public static final AddressType INTERNATIONAL = AddressType.of(1, 1);

        /// The type of these values.
        ///
        /// @throws IllegalArgumentException if SMPP knows no such type or plan
        public static AddressType of(int ton, int npi) {
            return new AddressType(
                    TypeOfNumber.valueOf((byte) ton), NumberingPlanIndicator.valueOf((byte) npi));
        }
    }
}
