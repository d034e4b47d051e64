package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Optional;

/// The contact who writes, our number, and the facts that follow from the pair.
///
/// @param queue the queue that owns our number; empty if none does
record Parties(
        String outboundNumber,
        String contactNumber,
        ThreadId threadId,
        String consentId,
        Optional<QueueSnapshot> queue) {

    /// Of a receipt whose addresses don't tell them.
    static final Parties UNKNOWN = new Parties("", "", new ThreadId(""), "", Optional.empty());

    QueueRef queueRef() {
        return queue.map(owner -> new QueueRef(new QueueId(owner.getQueueId()), owner.getName()))
                .orElse(QueueRef.NONE);
    }

    /// The two numbers.
    ///
    /// @param contactAsReceived the contact's number as the SMSC spelled it
    Line line(String contactAsReceived) {
        return new Line(
                new OutboundNumber(outboundNumber), new ContactNumber(contactNumber), contactAsReceived);
    }
}
