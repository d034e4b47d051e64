package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
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

    static SubmitResult accepted(OutboundMessage message, int part, String smscMessageId) {
        return new SubmitResult(message, part, SubmitOutcome.ACCEPTED, smscMessageId, null, false, false);
    }

    static SubmitResult rejected(OutboundMessage message, int part, CarrierError why, boolean optedOut) {
        return new SubmitResult(message, part, SubmitOutcome.REJECTED, null, why, false, optedOut);
    }

    /// It never left, so it may be submitted again.
    static SubmitResult notSent(OutboundMessage message, int part, boolean slowDown) {
        return new SubmitResult(message, part, SubmitOutcome.RETRIABLE, null, null, slowDown, false);
    }

    /// It may have left, and there is no answer.
    static SubmitResult unknown(OutboundMessage message, int part) {
        return new SubmitResult(
                message,
                part,
                SubmitOutcome.OUTCOME_UNKNOWN,
                null,
                CarrierError.of(CarrierError.SUBMIT_UNKNOWN),
                false,
                false);
    }

    boolean retriable() {
        return outcome == SubmitOutcome.RETRIABLE;
    }

    /// Whether the message centre, or our last gate, said no, for now or for good.
    boolean refused() {
        return error != null && outcome != SubmitOutcome.OUTCOME_UNKNOWN;
    }

    PartOutcome asOutcome() {
        return new PartOutcome(part, outcome, smscMessageId, error);
    }
}
