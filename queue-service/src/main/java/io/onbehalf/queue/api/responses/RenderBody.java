package io.onbehalf.queue.api.responses;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.onbehalf.kit.web.ApiException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a canned response is filled in with; its text form hides it.
///
/// @param contactNumber as typed, or canonical
/// @param substitutions values by their names
record RenderBody(
        @Nullable @Size(max = 64) String contactNumber,
        @Nullable @Size(max = 100) Map<String, @NotNull @Size(max = 1_000) String> substitutions) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// The contact's number in canonical form, E.164; empty without one.
    ///
    /// @param country ISO 3166 country of a number without a country code
    /// @throws ApiException 400 for text that is no number; it does not repeat the text
    Optional<String> number(String country) {
        if (contactNumber == null || contactNumber.isBlank()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = NUMBERS.parse(contactNumber, country);
            if (NUMBERS.isPossibleNumber(number)) {
                return Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164));
            }
        } catch (NumberParseException e) {
            // as one that is not possible
        }
        throw ApiException.invalidValue("contactNumber", "contactNumber: must be a phone number");
    }

    Map<String, String> values() {
        return substitutions == null ? Map.of() : substitutions;
    }

    @Override
    public String toString() {
        return "RenderBody[%d substitutions]".formatted(values().size());
    }
}
