package io.onbehalf.conversation.domain.consent;

/// Where a contact's consent is kept, and for which numbers it counts.
///
/// @param consentId the contact's id in the whole organization
public record ConsentKey(String consentId, ConsentScope consentScope) {}
