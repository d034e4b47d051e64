package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.Nullable;

/// The outcome of submitting one SMS of a message.
///
/// @param part which SMS of the message, from 1
public record PartOutcome(
        int part, SubmitOutcome outcome, @Nullable String smscMessageId, @Nullable CarrierError error) {

    MessagePart applyTo(MessagePart before) {
        return switch (outcome) {
            case ACCEPTED -> before.advanced(PartState.SENT, smscMessageId, null);
            case REJECTED -> before.advanced(PartState.FAILED, null, error);
            case OUTCOME_UNKNOWN -> before.advanced(PartState.SUBMIT_UNKNOWN, null, error);
            case RETRIABLE -> before;
        };
    }
}
