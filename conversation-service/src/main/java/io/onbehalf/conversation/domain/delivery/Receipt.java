package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.Nullable;

/// What a delivery receipt says of an SMS.
///
/// @param reference our own, where the SMSC gives it back
/// @param rawState the SMSC's word for the state
/// @param receiptError its `err`; null where there is none
public record Receipt(
        String smscMessageId,
        @Nullable Integer reference,
        ReceiptState state,
        String rawState,
        @Nullable String receiptError) {

    MessagePart applyTo(MessagePart before) {
        PartState next = state.partState();
        CarrierError cause = next == PartState.UNDELIVERED ? CarrierError.undelivered(receiptError) : null;
        return before.advanced(next, smscMessageId, cause);
    }
}
