package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import java.time.Instant;

/// How an inbound PDU came.
///
/// @param boundAt since when the bind that brought it is up
/// @param identity what it is by its content
/// @param first the PDU that it repeats; itself where it repeats none
/// @param firstCameAt when that one came
record Arrival(Account account, Instant boundAt, String identity, Pdu pdu, Pdu first, Instant firstCameAt) {

    /// Of the request that it becomes; a bind's PDU has the same however often it is recorded.
    String requestId() {
        return identity + "/" + pdu.session() + "/" + pdu.sequenceNumber();
    }

    /// A PDU's place in its bind.
    record Pdu(String session, int sequenceNumber) {}
}
