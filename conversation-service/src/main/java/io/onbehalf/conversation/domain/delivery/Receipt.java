package io.onbehalf.conversation.domain.delivery;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A delivery receipt's report on an SMS.
///
/// @param smscMessageId the SMSC's id: that of its parameter, else that of its text
/// @param reference our own, where the SMSC gives it back
/// @param rawState the SMSC's word for the state
/// @param receiptError its `err`; empty where there is none
/// @param idInText the id in its text, if the parameter has another
public record Receipt(
        String smscMessageId,
        Optional<Integer> reference,
        ReceiptState state,
        String rawState,
        Optional<String> receiptError,
        Optional<String> idInText) {

    public Receipt {
        idInText = requireNonNullElse(idInText, Optional.empty());
    }

    /// A receipt with one id.
    public Receipt(
            String smscMessageId,
            Optional<Integer> reference,
            ReceiptState state,
            String rawState,
            Optional<String> receiptError) {
        this(smscMessageId, reference, state, rawState, receiptError, Optional.empty());
    }

    /// The same without the id in its text.
    public Receipt withOneId() {
        return new Receipt(smscMessageId, reference, state, rawState, receiptError);
    }

    /// Its ids, the one that counts first.
    List<String> ids() {
        return Stream.concat(Stream.of(smscMessageId), idInText.stream()).toList();
    }

    MessagePart applyTo(MessagePart before) {
        PartState next = state.partState();
        Optional<CarrierError> cause =
                next == PartState.UNDELIVERED
                        ? Optional.of(CarrierError.undelivered(receiptError))
                        : Optional.empty();
        return before.advanced(next, Optional.of(smscMessageId), cause);
    }
}
