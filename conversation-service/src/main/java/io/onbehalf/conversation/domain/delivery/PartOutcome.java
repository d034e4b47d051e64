package io.onbehalf.conversation.domain.delivery;

import java.util.Optional;

/// The outcome of submitting one SMS of a message.
///
/// @param part which SMS of the message, from 1
public record PartOutcome(
        int part, SubmitOutcome outcome, Optional<String> smscMessageId, Optional<CarrierError> error) {

    MessagePart applyTo(MessagePart before) {
        return switch (outcome) {
            case ACCEPTED -> before.advanced(PartState.SENT, smscMessageId, Optional.empty());
            case REJECTED -> before.advanced(PartState.FAILED, Optional.empty(), error);
            case OUTCOME_UNKNOWN, UNKNOWN ->
                    before.advanced(PartState.SUBMIT_UNKNOWN, Optional.empty(), error);
            case RETRIABLE -> before;
        };
    }
}
