package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.domain.CarrierError;
import io.onbehalf.conversation.domain.PartOutcome;
import io.onbehalf.conversation.domain.SubmitOutcome;
import org.jspecify.annotations.Nullable;

/// What came of one SMS of a message.
///
/// @param slowDown whether the message centre asks for less
/// @param optedOut whether it refused because the contact has opted out
record SubmitResult(
        OutboundMessage message,
        int part,
        SubmitOutcome outcome,
        @Nullable String smscMessageId,
        @Nullable CarrierError error,
        boolean slowDown,
        boolean optedOut) {

    boolean retriable() {
        return outcome == SubmitOutcome.RETRIABLE;
    }

    PartOutcome asOutcome() {
        return new PartOutcome(part, outcome, smscMessageId, error);
    }
}
