package io.onbehalf.conversation.domain.consent;

import org.jspecify.annotations.Nullable;

/// What the server knew of a contact's consent when their SMS was received.
///
/// @param consentId the contact's id in the whole organization
/// @param consent null where they never opted out or in
public record ConsentContext(String consentId, ConsentScope consentScope, @Nullable ConsentFact consent) {}
