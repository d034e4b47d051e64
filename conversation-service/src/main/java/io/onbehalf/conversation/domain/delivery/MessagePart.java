package io.onbehalf.conversation.domain.delivery;

import java.util.Optional;

/// One SMS of a message, and how far it got.
///
/// @param part which SMS of the message, from 1
public record MessagePart(
        int part, PartState state, Optional<String> smscMessageId, Optional<CarrierError> error) {

    static MessagePart queued(int part) {
        return new MessagePart(part, PartState.QUEUED, Optional.empty(), Optional.empty());
    }

    /// This part after it got further; a state that lies behind it changes nothing but the id, if that was
    /// missing.
    MessagePart advanced(PartState next, Optional<String> id, Optional<CarrierError> cause) {
        boolean ahead = next.isBeyond(state);
        return new MessagePart(part, ahead ? next : state, smscMessageId.or(() -> id), ahead ? cause : error);
    }

    /// True if it has no id and may still get one.
    boolean lacksId() {
        return smscMessageId.isEmpty() && !state.isFinal();
    }

    /// True if it may be accepted by the SMSC under an id that we don't know: there was no answer, or one
    /// without an id.
    boolean isUnknown() {
        return smscMessageId.isEmpty() && (state == PartState.SUBMIT_UNKNOWN || state == PartState.SENT);
    }
}
