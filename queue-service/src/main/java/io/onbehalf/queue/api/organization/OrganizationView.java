package io.onbehalf.queue.api.organization;

import io.onbehalf.queue.domain.organization.OrganizationSnapshot;

/// An organization in the public API's shape.
///
/// @param state always `active`: there is no other
record OrganizationView(
        String id, String name, String defaultCountryCode, int version, String state, String selfUri) {

    static OrganizationView of(OrganizationSnapshot organization) {
        return new OrganizationView(
                organization.organizationId().value(),
                organization.name(),
                organization.defaultCountryCode(),
                organization.version(),
                "active",
                "/api/v2/organizations/me");
    }
}
