package io.onbehalf.queue.domain.organization;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.OrganizationId;

/// An organization now, which other services replicate.
///
/// @param defaultCountryCode ISO 3166 country of numbers without a country code
/// @param messageCapacity how many conversations an agent takes at once; the default in a row that was
///   written before there was such a setting
/// @param settings the defaults in a row that was written before there were such settings
/// @param version the number of its updates
public record OrganizationSnapshot(
        OrganizationId organizationId,
        String name,
        String defaultCountryCode,
        int messageCapacity,
        OrganizationSettings settings,
        int version) {

    public static final String DEFAULT_COUNTRY = "US";
    public static final int DEFAULT_MESSAGE_CAPACITY = 5;

    public OrganizationSnapshot {
        messageCapacity = messageCapacity == 0 ? DEFAULT_MESSAGE_CAPACITY : messageCapacity;
        settings = requireNonNullElse(settings, OrganizationSettings.DEFAULT);
    }

    /// The settings of an organization before its first update: its id is its name.
    public static OrganizationSnapshot initial(OrganizationId organization) {
        return new OrganizationSnapshot(
                organization,
                organization.value(),
                DEFAULT_COUNTRY,
                DEFAULT_MESSAGE_CAPACITY,
                OrganizationSettings.DEFAULT,
                0);
    }

    public OrganizationSnapshot with(String newName, String country) {
        return new OrganizationSnapshot(organizationId, newName, country, messageCapacity, settings, version);
    }

    public OrganizationSnapshot withMessageCapacity(int capacity) {
        return new OrganizationSnapshot(
                organizationId, name, defaultCountryCode, capacity, settings, version);
    }

    public OrganizationSnapshot withSettings(OrganizationSettings changed) {
        return new OrganizationSnapshot(
                organizationId, name, defaultCountryCode, messageCapacity, changed, version);
    }

    public OrganizationSnapshot inNextVersion() {
        return new OrganizationSnapshot(
                organizationId, name, defaultCountryCode, messageCapacity, settings, version + 1);
    }
}
