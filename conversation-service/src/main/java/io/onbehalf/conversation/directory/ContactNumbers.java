package io.onbehalf.conversation.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /// The canonical form of what may be a number, though of no plan; empty if it can be none.
    public static Optional<String> possible(String address, String defaultCountry) {
        return read(address, defaultCountry).filter(PHONES::isPossibleNumber).map(ContactNumbers::e164);
    }

    /// The same with the country's quirks, as it was written.
    public static Optional<String> unfolded(String address, String defaultCountry) {
        return parse(address, defaultCountry).filter(PHONES::isPossibleNumber).map(ContactNumbers::e164);
    }

    /// The number with the country's quirks folded, valid or not; empty if it can't be read as one.
    static Optional<PhoneNumber> read(String address, String defaultCountry) {
        return parse(address, defaultCountry)
                .map(ContactNumbers::e164)
                .flatMap(e164 -> parse(fold(e164), null));
    }

    private static Optional<PhoneNumber> parse(String address, @Nullable String defaultCountry) {
        try {
            return Optional.of(PHONES.parse(address, defaultCountry));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String e164(PhoneNumber number) {
        return PHONES.format(number, PhoneNumberFormat.E164);
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
