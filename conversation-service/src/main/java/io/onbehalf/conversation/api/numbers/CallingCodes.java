package io.onbehalf.conversation.api.numbers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The countries with phone numbers, by their English names.
record CallingCodes(List<CountryEntry> entities) {

    /// A country.
    ///
    /// @param country ISO 3166
    /// @param callingCode such as `+1`, which several countries may share
    /// @param example a mobile number, as it is dialled from abroad
    record CountryEntry(String country, String name, String callingCode, @Nullable String example) {}
}
