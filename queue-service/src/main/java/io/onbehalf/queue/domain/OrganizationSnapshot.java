package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;

/// An organization's settings as they stand.
///
/// @param defaultCountryCode ISO 3166 country that a number without a country code belongs to
/// @param callLogging whether interactions have call logs; without, notes are part of the wrap-up
public record OrganizationSnapshot(
        OrganizationId organizationId, String name, String defaultCountryCode, boolean callLogging) {

    public static final String DEFAULT_COUNTRY = "US";
    public static final boolean DEFAULT_CALL_LOGGING = false;

    /// An organization that nobody described yet.
    public static OrganizationSnapshot undescribed(OrganizationId organization) {
        return new OrganizationSnapshot(
                organization, organization.value(), DEFAULT_COUNTRY, DEFAULT_CALL_LOGGING);
    }
}
