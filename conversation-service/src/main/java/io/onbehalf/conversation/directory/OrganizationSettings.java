package io.onbehalf.conversation.directory;

import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.KeywordChoice;
import io.onbehalf.kit.domain.quiet.QuietHours;
import io.onbehalf.schemas.queue.NumberType;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an organization's administrator has set, as far as conversations depend on it.
///
/// @param defaultCountry ISO 3166 country of a number without a country code
/// @param sharedThreads whether the members of all queues with a thread's number read the whole thread
/// @param optOutScope for which of its numbers an opt-out or opt-in counts
/// @param allowedCountries ISO 3166; empty for all
/// @param additionalNumberTypes what agents may compose to beyond mobiles and their like
/// @param quietHours when no contact is written to unasked; empty if there are none
/// @param keywords with which words contacts opt out
public record OrganizationSettings(
        String defaultCountry,
        boolean sharedThreads,
        ConsentScope optOutScope,
        List<String> allowedCountries,
        List<NumberType> additionalNumberTypes,
        Optional<QuietHours> quietHours,
        KeywordChoice keywords) {

    /// The settings of an organization that has set nothing.
    public static final OrganizationSettings DEFAULT =
            new OrganizationSettings(
                    "US",
                    false,
                    ConsentScope.ORGANIZATION,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    KeywordChoice.DEFAULT);

    static OrganizationSettings of(@Nullable OrganizationSnapshot organization) {
        return organization == null
                ? DEFAULT
                : new OrganizationSettings(
                        organization.getDefaultCountryCode(),
                        organization.getSharedThreads(),
                        scope(organization),
                        organization.getAllowedCountries(),
                        organization.getAdditionalNumberTypes(),
                        Optional.ofNullable(organization.getQuietHours())
                                .map(hours -> new QuietHours(hours.getStart(), hours.getEnd())),
                        new KeywordChoice(
                                Set.copyOf(organization.getOptOutLanguages()),
                                Set.copyOf(organization.getIgnoredOptOutWords())));
    }

    /// The same for numbers that belong to another country if they have no country code.
    public OrganizationSettings withDefaultCountry(String country) {
        return new OrganizationSettings(
                country,
                sharedThreads,
                optOutScope,
                allowedCountries,
                additionalNumberTypes,
                quietHours,
                keywords);
    }

    boolean allowsCountry(String country) {
        return allowedCountries.isEmpty() || allowedCountries.contains(country);
    }

    /// A scope of a later version counts as the widest, so that no opt-out is overlooked.
    private static ConsentScope scope(OrganizationSnapshot organization) {
        return switch (organization.getOptOutScope()) {
            case NUMBER -> ConsentScope.NUMBER;
            case ORGANIZATION, UNKNOWN -> ConsentScope.ORGANIZATION;
        };
    }
}
