package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.api.Directory;
import io.onbehalf.conversation.domain.ConsentFact;
import io.onbehalf.conversation.domain.Ids.ThreadId;
import io.onbehalf.conversation.domain.Refusal;
import java.util.Optional;

/// The last gate before the PDU: a contact may have opted out since the message was accepted.
final class Gate {

    private final Directory directory;

    Gate(Directory directory) {
        this.directory = directory;
    }

    /// Why a message may not leave; empty if it may.
    Optional<String> closedFor(OutboundMessage message) {
        var request = message.request();
        if (request.getExempt()) {
            return Optional.empty();
        }
        ConsentFact consent = directory.consentOf(new ThreadId(request.getThreadId()), message.contactId());
        return consent != null && consent.optedOut() ? Optional.of(Refusal.OPTED_OUT) : Optional.empty();
    }
}
