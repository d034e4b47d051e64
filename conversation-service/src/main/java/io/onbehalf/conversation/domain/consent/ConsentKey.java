package io.onbehalf.conversation.domain.consent;

/// The key of a contact's consent, and the numbers for which it counts.
///
/// @param consentId the contact's id in the whole organization
public record ConsentKey(String consentId, ConsentScope consentScope) {}
