package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.web.ApiException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;

/// The body of a call that updates the organization.
record OrganizationBody(@NotBlank @Size(max = 256) String name, @NotBlank String defaultCountryCode) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// The country's code in capitals.
    ///
    /// @throws ApiException 400 if no country has this code
    String country() {
        String code = defaultCountryCode.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw ApiException.invalidValue(
                    "defaultCountryCode", "defaultCountryCode: must be an ISO 3166 code of two letters");
        }
        return code;
    }
}
