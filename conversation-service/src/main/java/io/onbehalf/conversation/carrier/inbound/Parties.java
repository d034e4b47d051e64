package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Optional;

/// Who writes to which of our numbers, and what follows from the pair.
///
/// @param queue the queue that owns our number; empty if none does
record Parties(
        String outboundNumber,
        String contactNumber,
        ThreadId threadId,
        String consentId,
        Optional<QueueSnapshot> queue) {}
