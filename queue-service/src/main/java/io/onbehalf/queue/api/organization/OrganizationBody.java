package io.onbehalf.queue.api.organization;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body of a call that updates the organization.
record OrganizationBody(
        @NotBlank @Visible @OneLine @Size(max = 256) String name, @NotBlank String defaultCountryCode) {

    /// The country's code in capitals.
    ///
    /// @throws ApiException 400 for a code of no country
    String country() {
        return CountryCodes.inField("defaultCountryCode", defaultCountryCode);
    }
}
