package io.onbehalf.queue.api;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.web.ApiException;
import java.util.regex.Pattern;

/// Reads a queue's outbound number: international, valid in its country's plan, without an extension, and of
/// a kind that a contact may answer at an ordinary price.
final class OutboundNumbers {

    private static final String FIELD = "outboundMessagingAddresses.smsAddress.id";
    private static final String NO_COUNTRY =
            "001"; // libphonenumber's region of +800, +870, +882 and their like
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9 ().\\-]{1,40}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private OutboundNumbers() {}

    /// The number in canonical form, E.164.
    ///
    /// @throws ApiException 400 for text that is not such a number; it does not repeat the text
    static OutboundNumber canonical(String text) {
        String stripped = text.strip();
        if (!INTERNATIONAL.matcher(stripped).matches()) {
            throw invalid();
        }
        try {
            PhoneNumber number = NUMBERS.parse(stripped, "ZZ");
            if (!NUMBERS.isValidNumber(number)) {
                throw invalid();
            }
            requireOrdinary(number);
            return new OutboundNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw invalid();
        }
    }

    /// @throws ApiException 400 that says the kind of a number that is not ordinary
    private static void requireOrdinary(PhoneNumber number) {
        if (NO_COUNTRY.equals(NUMBERS.getRegionCodeForNumber(number))) {
            throw refused("a satellite or other number of no country");
        }
        switch (NUMBERS.getNumberType(number)) {
            case PREMIUM_RATE -> throw refused("a premium-rate number");
            case SHARED_COST -> throw refused("a shared-cost number");
            case PERSONAL_NUMBER -> throw refused("a personal number");
            case PAGER -> throw refused("a pager's number");
            case VOICEMAIL -> throw refused("a voicemail number");
            case UAN -> throw refused("a universal access number");
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, TOLL_FREE, VOIP, UNKNOWN -> {}
        }
    }

    private static ApiException refused(String kind) {
        return ApiException.invalidValue(FIELD, FIELD + ": must not be " + kind);
    }

    private static ApiException invalid() {
        return ApiException.invalidValue(FIELD, FIELD + ": must be a valid phone number in E.164 format");
    }
}
