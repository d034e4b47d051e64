package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.domain.delivery.PartOutcome;
import java.util.ArrayList;
import java.util.List;

/// What one turn of the outbound loop writes in one transaction, and what it submits afterwards.
final class Turn {

    private final List<Settled> settled = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private boolean moved;

    /// What came of SMS of a message.
    ///
    /// @param attempt the message's last so far
    record Settled(OutboundMessage message, int attempt, List<PartOutcome> outcomes, boolean optedOut) {}

    /// SMS of a message that leave by way of a link.
    record Attempt(OutboundMessage message, List<Integer> parts, SmppLink link) {}

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    /// The place in `carrier.outbound` moved on.
    void moveOn() {
        moved = true;
    }

    /// To be added to.
    List<Settled> settled() {
        return settled;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    boolean empty() {
        return settled.isEmpty() && attempts.isEmpty() && !moved;
    }
}
