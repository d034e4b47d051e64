package io.onbehalf.kit.domain;

/// Identifies a user: a UUID, the token's `sub`.
public record UserId(String value) {

    /// The record key of what is kept of the user: two organizations may have issuers that give out the same
    /// id.
    public String key(OrganizationId organization) {
        return organization.value() + ":" + value;
    }
}
