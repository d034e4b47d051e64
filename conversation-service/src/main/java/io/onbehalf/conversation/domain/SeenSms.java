package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import java.time.Duration;
import java.time.Instant;

/// An inbound SMS that came before.
///
/// SMPP gives an inbound SMS no id. What the message centre delivers again is what it got no answer for: in
/// the same bind it has the same sequence number, in a later one it comes soon. The same words again in the
/// same bind are the contact's.
record SeenSms(String messageId, String session, int sequenceNumber, Instant at) {

    /// How much later the same SMS may come again in another bind.
    private static final Duration REDELIVERED_WITHIN = Duration.ofMinutes(10);

    static SeenSms of(InboundMessageReceived received) {
        return new SeenSms(
                received.carrierMessageId(),
                received.session(),
                received.sequenceNumber(),
                received.occurredAt());
    }

    static SeenSms of(InboundPartReceived received) {
        return new SeenSms(
                received.carrierMessageId(),
                received.session(),
                received.sequenceNumber(),
                received.occurredAt());
    }

    boolean isAgain(InboundSmsReceived inbound) {
        return messageId.equals(inbound.messageId())
                && (session.equals(inbound.session())
                        ? sequenceNumber == inbound.sequenceNumber()
                        : inbound.requestedAt().isBefore(at.plus(REDELIVERED_WITHIN)));
    }
}
