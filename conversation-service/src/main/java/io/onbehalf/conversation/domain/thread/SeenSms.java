package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import java.time.Duration;
import java.time.Instant;

/// An inbound SMS that came before.
///
/// SMPP gives an inbound SMS no id. What the message centre delivers again is what it got no answer for: the
/// same PDU, or soon after in a bind that began later. A part says itself which it is, however it comes. All
/// else are the contact's same words again.
record SeenSms(String messageId, String session, int sequenceNumber, Instant at) {

    /// How much later the same SMS may come again in another PDU.
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
        return messageId.equals(inbound.messageId()) && (isPdu(inbound) || isSoonAfter(inbound));
    }

    /// Whether it may be this one, from before a moment, in a PDU that does not tell so.
    boolean maybeAgainFromBefore(InboundSmsReceived inbound, Instant moment) {
        return messageId.equals(inbound.messageId()) && isRecent(inbound) && at.isBefore(moment);
    }

    private boolean isPdu(InboundSmsReceived inbound) {
        return session.equals(inbound.session()) && sequenceNumber == inbound.sequenceNumber();
    }

    private boolean isSoonAfter(InboundSmsReceived inbound) {
        boolean mayBe =
                inbound.part() != null || (inbound.boundAt() != null && at.isBefore(inbound.boundAt()));
        return mayBe && isRecent(inbound);
    }

    private boolean isRecent(InboundSmsReceived inbound) {
        return inbound.requestedAt().isBefore(at.plus(REDELIVERED_WITHIN));
    }
}
