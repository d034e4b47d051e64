package io.onbehalf.conversation.domain.inbound;

/// Identifies a `deliver_sm`: the session of the bind that delivered it, and its sequence number there.
public record PduId(String session, int sequenceNumber) {}
