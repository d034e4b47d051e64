package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.smpp.Submission;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.kit.domain.ThreadId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The last check before a submit: since the message was accepted, its contact may have opted out, it may
/// have waited too long, and no queue of its organization may have the number any more. While it is not known
/// what the contact wants now, as the copy of consents stands still, the message waits.
public final class PreSubmitCheck {

    private final QueueDirectory directory;
    private final Duration validity;
    private final Duration answerValidity;
    private final InstantSource clock;

    /// @param validity how long a message may wait to be sent
    /// @param answerValidity the same for an automatic answer: it passes the block of an opt-out, but only as
    ///   an answer, that is soon
    public PreSubmitCheck(
            QueueDirectory directory, Duration validity, Duration answerValidity, InstantSource clock) {
        this.directory = directory;
        this.validity = validity;
        this.answerValidity = answerValidity;
        this.clock = clock;
    }

    Submission.Permission permission(OutboundMessage message) {
        Optional<String> objection = objectionTo(message);
        if (objection.isPresent()) {
            return new Submission.Denied(objection.get());
        }
        if (message.request().getExempt()) {
            return new Submission.Granted(validFor(message));
        }
        return directory.isStale() ? new Submission.Delayed() : new Submission.Granted(null);
    }

    /// The reason why a message may not leave; empty if it may.
    Optional<String> objectionTo(OutboundMessage message) {
        if (validFor(message).isNegative()) {
            return Optional.of(CarrierError.EXPIRED);
        }
        if (message.request().getExempt()) {
            return Optional.empty();
        }
        String number = message.request().getOutboundNumber();
        if (directory.queueWithNumber(message.organizationId(), number).isEmpty()) {
            return Optional.of(ConversationRefusals.NUMBER_CHANGED);
        }
        return directory
                .consentOf(new ThreadId(message.threadId()), message.contactId())
                .filter(ConsentFact::optedOut)
                .map(_ -> ConversationRefusals.OPTED_OUT);
    }

    /// For how much longer a message may wait to be sent; negative if it has waited too long.
    Duration validFor(OutboundMessage message) {
        Duration longest = message.request().getExempt() ? answerValidity : validity;
        return Duration.between(clock.instant(), message.request().getQueuedAt().plus(longest));
    }
}
