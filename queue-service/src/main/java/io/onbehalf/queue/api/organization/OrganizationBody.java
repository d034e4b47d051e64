package io.onbehalf.queue.api.organization;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.text.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;

/// The body of a call that updates the organization.
record OrganizationBody(
        @NotBlank @Visible @Size(max = 256) String name, @NotBlank String defaultCountryCode) {

    private static final Set<String> COUNTRIES = PhoneNumberUtil.getInstance().getSupportedRegions();

    /// The country's code in capitals.
    ///
    /// @throws ApiException 400 for a code of no country, and of one without a numbering plan, such as
    ///   Antarctica
    String country() {
        String code = defaultCountryCode.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw ApiException.invalidValue(
                    "defaultCountryCode",
                    "defaultCountryCode: must be the ISO 3166 code of a country with phone numbers");
        }
        return code;
    }
}
