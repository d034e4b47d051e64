package io.onbehalf.conversation.domain.delivery;

import java.util.Optional;

/// A delivery receipt's report on an SMS.
///
/// @param reference our own, where the SMSC gives it back
/// @param rawState the SMSC's word for the state
/// @param receiptError its `err`; empty where there is none
public record Receipt(
        String smscMessageId,
        Optional<Integer> reference,
        ReceiptState state,
        String rawState,
        Optional<String> receiptError) {

    MessagePart applyTo(MessagePart before) {
        PartState next = state.partState();
        Optional<CarrierError> cause =
                next == PartState.UNDELIVERED
                        ? Optional.of(CarrierError.undelivered(receiptError))
                        : Optional.empty();
        return before.advanced(next, Optional.of(smscMessageId), cause);
    }
}
