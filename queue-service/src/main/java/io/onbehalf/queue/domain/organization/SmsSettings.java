package io.onbehalf.queue.domain.organization;

import java.util.List;

/// To which numbers an organization's agents may compose; conversation-service judges by it.
///
/// @param allowedCountries ISO 3166, in alphabetical order; empty for all
/// @param additionalNumberTypes what they may write to beyond mobiles and their like, in alphabetical order
public record SmsSettings(List<String> allowedCountries, List<NumberType> additionalNumberTypes) {

    /// All countries, no additional types.
    public static final SmsSettings DEFAULT = new SmsSettings(List.of(), List.of());

    public SmsSettings {
        if (additionalNumberTypes.contains(NumberType.UNKNOWN)) {
            throw new IllegalArgumentException(
                    "organization settings: a type of numbers that this version does not know");
        }
    }
}
