package io.onbehalf.conversation.domain.inbound;

import java.time.Instant;

/// A `deliver_sm`, and when it was delivered.
///
/// @param boundAt since when its bind is up
/// @param firstCameAt when it was first delivered, which may be long before it was recorded: the SMSC
///   delivers again what was refused
public record Pdu(String session, int sequenceNumber, Instant boundAt, Instant firstCameAt) {

    public PduId id() {
        return new PduId(session, sequenceNumber);
    }
}
