package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.Nullable;

/// One SMS of a message, and how far it got.
///
/// @param part which SMS of the message, from 1
public record MessagePart(
        int part, PartState state, @Nullable String smscMessageId, @Nullable CarrierError error) {

    private MessagePart(int part, PartState state) {
        this(part, state, null, null);
    }

    static MessagePart queued(int part) {
        return new MessagePart(part, PartState.QUEUED);
    }

    /// This part after it got further; a state that lies behind it changes nothing but the id, if that was
    /// missing.
    MessagePart advanced(PartState next, @Nullable String id, @Nullable CarrierError cause) {
        boolean ahead = next.isBeyond(state);
        return new MessagePart(
                part,
                ahead ? next : state,
                smscMessageId == null ? id : smscMessageId,
                ahead ? cause : error);
    }

    /// Whether it has no id and may still get one.
    boolean lacksId() {
        return smscMessageId == null && !state.isFinal();
    }

    /// Whether it is not known to have been taken by the SMSC, and has no id.
    boolean isUnknown() {
        return smscMessageId == null && state == PartState.SUBMIT_UNKNOWN;
    }
}
