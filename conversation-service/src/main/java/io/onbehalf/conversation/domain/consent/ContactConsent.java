package io.onbehalf.conversation.domain.consent;

import io.onbehalf.kit.domain.OrganizationId;
import java.time.Instant;

/// A contact's consent, for others to look up: on one thread, or in the whole organization.
///
/// @param consentId a thread's id, or the contact's in the whole organization
public record ContactConsent(
        OrganizationId organizationId,
        String consentId,
        boolean optedOut,
        Instant changedAt,
        ConsentSource source) {}
