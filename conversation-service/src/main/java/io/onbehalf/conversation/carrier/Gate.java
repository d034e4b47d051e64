package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.kit.domain.ThreadId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The last gate before the PDU: since the message was accepted its contact may have opted out, and it may
/// have waited too long.
final class Gate {

    private final QueueDirectory directory;
    private final CarrierProperties properties;
    private final InstantSource clock;

    Gate(QueueDirectory directory, CarrierProperties properties, InstantSource clock) {
        this.directory = directory;
        this.properties = properties;
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
        return consent != null && consent.optedOut()
                ? Optional.of(ConversationRefusals.OPTED_OUT)
                : Optional.empty();
    }

    /// For how much longer it may wait to be sent. An automatic answer passes the block, but only as an
    /// answer: soon.
    Duration validFor(OutboundMessage message) {
        Duration validity =
                message.request().getExempt() ? properties.consent().answerValidity() : properties.validity();
        return Duration.between(clock.instant(), message.request().getQueuedAt().plus(validity));
    }
}
