package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.Nullable;

/// What came of submitting one SMS of a message.
///
/// @param part which SMS of the message, from 1
public record PartOutcome(
        int part, SubmitOutcome outcome, @Nullable String smscMessageId, @Nullable CarrierError error) {}
