package io.onbehalf.queue.api.organization;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.onbehalf.kit.web.ApiException;
import java.util.Locale;
import java.util.Set;

/// The countries that have phone numbers, by their ISO 3166 codes.
final class CountryCodes {

    private static final Set<String> ALL = PhoneNumberUtil.getInstance().getSupportedRegions();

    private CountryCodes() {}

    /// Reads a code, in any case.
    ///
    /// @return the code in capitals
    /// @throws ApiException 400 for a code of no country, and of one without a numbering plan, such as
    ///   Antarctica
    static String inField(String field, String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!ALL.contains(code)) {
            throw ApiException.invalidValue(
                    field, field + ": must be the ISO 3166 code of a country with phone numbers");
        }
        return code;
    }
}
