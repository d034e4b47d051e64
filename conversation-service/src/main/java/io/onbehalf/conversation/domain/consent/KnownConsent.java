package io.onbehalf.conversation.domain.consent;

import java.util.Optional;

/// A contact's consent, as the server knew it when it was asked to write to them.
///
/// @param consentId the contact's id in the whole organization
/// @param consent empty where they never opted out or in
public record KnownConsent(String consentId, Optional<ConsentFact> consent) {}
