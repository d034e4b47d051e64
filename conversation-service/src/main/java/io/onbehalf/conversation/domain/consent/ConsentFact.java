package io.onbehalf.conversation.domain.consent;

import java.time.Instant;

/// What was known of a contact's consent when a request was made, from the server's own replica.
public record ConsentFact(boolean optedOut, Instant changedAt) {}
