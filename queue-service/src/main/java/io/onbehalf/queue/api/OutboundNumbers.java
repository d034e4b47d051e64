package io.onbehalf.queue.api;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.web.ApiException;
import java.util.regex.Pattern;

/// Reads a queue's outbound number: international, valid in its country's plan, without an extension.
final class OutboundNumbers {

    private static final String FIELD = "outboundMessagingAddresses.smsAddress.id";
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
            return new OutboundNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw invalid();
        }
    }

    private static ApiException invalid() {
        return ApiException.invalidValue(FIELD, FIELD + ": must be a valid phone number in E.164 format");
    }
}
