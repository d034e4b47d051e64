package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.api.Directory;
import io.onbehalf.conversation.domain.CarrierError;
import io.onbehalf.conversation.domain.ConsentFact;
import io.onbehalf.conversation.domain.Ids.ThreadId;
import io.onbehalf.conversation.domain.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The last gate before the PDU: since the message was accepted its contact may have opted out, and it may
/// have waited too long.
final class Gate {

    private final Directory directory;
    private final Duration validity;
    private final InstantSource clock;

    Gate(Directory directory, Duration validity, InstantSource clock) {
        this.directory = directory;
        this.validity = validity;
        this.clock = clock;
    }

    /// Why a message may not leave; empty if it may.
    Optional<String> closedFor(OutboundMessage message) {
        if (validFor(message).isNegative()) {
            return Optional.of(CarrierError.EXPIRED);
        }
        var request = message.request();
        if (request.getExempt()) {
            return Optional.empty();
        }
        ConsentFact consent = directory.consentOf(new ThreadId(request.getThreadId()), message.contactId());
        return consent != null && consent.optedOut() ? Optional.of(Refusal.OPTED_OUT) : Optional.empty();
    }

    /// For how much longer it may wait to be sent.
    Duration validFor(OutboundMessage message) {
        return Duration.between(clock.instant(), message.request().getQueuedAt().plus(validity));
    }
}
