package io.onbehalf.queue.api;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.web.ApiException;
import java.util.regex.Pattern;

/// Reads a queue's number: international, valid in its country's plan, without an extension.
final class OutboundNumbers {

    private static final String FIELD = "outboundMessagingAddresses.smsAddress.id";
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9 ().\\-]{1,40}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private OutboundNumbers() {}

    /// The canonical form; throws 400 where there is none, without repeating what was given.
    static OutboundNumber canonical(String text) {
        String given = text.strip();
        if (!INTERNATIONAL.matcher(given).matches()) {
            throw invalid();
        }
        try {
            PhoneNumber number = NUMBERS.parse(given, "ZZ");
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
