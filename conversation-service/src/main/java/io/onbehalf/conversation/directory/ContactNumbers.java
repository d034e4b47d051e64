package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Converts a number as an agent types it or the SMSC spells it into one canonical form: E.164, the country's
/// quirks folded.
///
/// Three countries write one mobile in two ways, which would make two threads of one contact: Mexico's
/// dropped `1` after +52, Argentina's `9` after +54, Brazil's ninth digit.
public final class ContactNumbers {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private ContactNumbers() {}

    /// The canonical number.
    ///
    /// @param defaultCountry ISO 3166 country of a number without a country code
    /// @throws InvalidContactNumber naming the field, never the number
    public static String canonical(String field, String typed, String defaultCountry) {
        try {
            PhoneNumber number = PHONES.parse(typed, defaultCountry);
            PhoneNumber folded = PHONES.parse(fold(PHONES.format(number, PhoneNumberFormat.E164)), null);
            if (PHONES.isValidNumber(folded)) {
                return PHONES.format(folded, PhoneNumberFormat.E164);
            }
            throw new InvalidContactNumber(
                    field, defaultCountry, InvalidNumberReason.of(PHONES.isPossibleNumberWithReason(folded)));
        } catch (NumberParseException e) {
            throw new InvalidContactNumber(field, defaultCountry, InvalidNumberReason.of(e.getErrorType()));
        }
    }

    /// The canonical form of a number that the network brought; empty if it can be none.
    public static Optional<String> received(String address, String defaultCountry) {
        return possible(address, defaultCountry, ContactNumbers::fold);
    }

    /// The same with the country's quirks, as the network wrote it.
    public static Optional<String> unfolded(String address, String defaultCountry) {
        return possible(address, defaultCountry, UnaryOperator.identity());
    }

    private static Optional<String> possible(
            String address, String defaultCountry, UnaryOperator<String> folding) {
        try {
            PhoneNumber number = PHONES.parse(address, defaultCountry);
            String e164 = folding.apply(PHONES.format(number, PhoneNumberFormat.E164));
            return PHONES.isPossibleNumber(PHONES.parse(e164, null)) ? Optional.of(e164) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String fold(String number) {
        if (number.matches("\\+521\\d{10}")) {
            return "+52" + number.substring(4);
        }
        if (number.matches("\\+54[1-8]\\d{9}")) {
            return "+549" + number.substring(3);
        }
        if (number.matches("\\+55\\d{2}[6-9]\\d{7}")) {
            return number.substring(0, 5) + "9" + number.substring(5);
        }
        return number;
    }
}
