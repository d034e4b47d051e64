package io.onbehalf.queue.api.responses;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.kit.web.ApiException;

/// Reads a contact's number that a text is to name.
final class ContactNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private ContactNumbers() {}

    /// The number in E.164.
    ///
    /// @param text as typed
    /// @param country ISO 3166 country of a number without a country code
    /// @throws ApiException 400 for text that is no number; it does not repeat the text
    static String canonical(String text, String country) {
        try {
            PhoneNumber number = NUMBERS.parse(text, country);
            if (NUMBERS.isPossibleNumber(number)) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // as one that is not possible
        }
        throw ApiException.invalidValue("contactNumber", "contactNumber: must be a phone number");
    }
}
