package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;

/// An organization's settings.
///
/// @param defaultCountryCode ISO 3166 country of numbers without a country code
/// @param callLogging whether interactions have call logs; without them, notes are part of the wrap-up
/// @param messageCapacity how many conversations an agent takes at once; the default in a row that was
///   written before there was such a setting
/// @param version the number of its updates
public record OrganizationSnapshot(
        OrganizationId organizationId,
        String name,
        String defaultCountryCode,
        boolean callLogging,
        int messageCapacity,
        int version) {

    public static final String DEFAULT_COUNTRY = "US";
    public static final boolean DEFAULT_CALL_LOGGING = false;
    public static final int DEFAULT_MESSAGE_CAPACITY = 5;

    public OrganizationSnapshot {
        messageCapacity = messageCapacity == 0 ? DEFAULT_MESSAGE_CAPACITY : messageCapacity;
    }

    /// The settings of an organization before its first update: its id is its name.
    public static OrganizationSnapshot initial(OrganizationId organization) {
        return new OrganizationSnapshot(
                organization,
                organization.value(),
                DEFAULT_COUNTRY,
                DEFAULT_CALL_LOGGING,
                DEFAULT_MESSAGE_CAPACITY,
                0);
    }

    OrganizationSnapshot with(String newName, String country, boolean logging) {
        return new OrganizationSnapshot(organizationId, newName, country, logging, messageCapacity, version);
    }

    OrganizationSnapshot withMessageCapacity(int capacity) {
        return new OrganizationSnapshot(
                organizationId, name, defaultCountryCode, callLogging, capacity, version);
    }

    OrganizationSnapshot inNextVersion() {
        return new OrganizationSnapshot(
                organizationId, name, defaultCountryCode, callLogging, messageCapacity, version + 1);
    }
}
