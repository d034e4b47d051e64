package io.onbehalf.conversation.domain.delivery;

import org.jspecify.annotations.Nullable;

/// One SMS of a message as it stands.
///
/// @param part which SMS of the message, from 1
public record MessagePart(
        int part, PartState state, @Nullable String smscMessageId, @Nullable CarrierError error) {

    static MessagePart queued(int part) {
        return new MessagePart(part, PartState.QUEUED, null, null);
    }

    /// The same, once it got further; what lies behind it changes nothing but the id, if that was missing.
    MessagePart further(PartState next, @Nullable String id, @Nullable CarrierError why) {
        boolean ahead = next.isBeyond(state);
        return new MessagePart(
                part, ahead ? next : state, smscMessageId == null ? id : smscMessageId, ahead ? why : error);
    }
}
