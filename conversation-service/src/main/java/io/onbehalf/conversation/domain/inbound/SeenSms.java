package io.onbehalf.conversation.domain.inbound;

import java.time.Duration;
import java.time.Instant;

/// An inbound SMS that was received before.
///
/// SMPP gives an inbound SMS no id. The SMSC delivers again what it got no answer for: the same PDU, or soon
/// after in a bind that began later. A part says itself which it is, in whatever PDU. All else are the
/// contact's same words again.
public record SeenSms(String messageId, PduId pdu, Instant at) {

    /// The time within which the same SMS may be delivered again in another PDU.
    private static final Duration REDELIVERED_WITHIN = Duration.ofMinutes(10);

    boolean isRedeliveredAs(InboundSms sms) {
        return messageId.equals(sms.messageId()) && (pdu.equals(sms.pdu().id()) || isSoonAfter(sms));
    }

    /// True if the SMS may be this one, received before a moment, in a PDU that does not tell.
    boolean mayPredate(InboundSms sms, Instant moment) {
        return messageId.equals(sms.messageId()) && isRecent(sms) && at.isBefore(moment);
    }

    private boolean isSoonAfter(InboundSms sms) {
        return (sms.isPart() || at.isBefore(sms.pdu().boundAt())) && isRecent(sms);
    }

    private boolean isRecent(InboundSms sms) {
        return sms.at().isBefore(at.plus(REDELIVERED_WITHIN));
    }
}
