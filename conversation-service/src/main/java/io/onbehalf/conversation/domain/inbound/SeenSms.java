package io.onbehalf.conversation.domain.inbound;

import java.time.Duration;
import java.time.Instant;

/// An inbound SMS that was received before.
///
/// SMPP gives an inbound SMS no id. The SMSC delivers again soon what it got no answer for: in the same PDU,
/// or in a bind that began later. Some SMSCs number all PDUs of a bind alike. A part says itself which it is,
/// in whatever PDU. All else are the contact's same words again.
public record SeenSms(String messageId, PduId pdu, Instant at) {

    /// The time within which the same SMS may be delivered again in another PDU.
    private static final Duration REDELIVERED_WITHIN = Duration.ofMinutes(10);

    boolean isRedeliveredAs(InboundSms sms) {
        return messageId.equals(sms.messageId())
                && isRecent(sms)
                && (pdu.equals(sms.pdu().id()) || sms.isPart() || at.isBefore(sms.pdu().boundAt()));
    }

    /// True if the SMS may be this one, received before a moment, in a PDU that does not tell. The next PDU
    /// of the same bind tells: this one was answered there.
    boolean mayPredate(InboundSms sms, Instant moment) {
        return messageId.equals(sms.messageId())
                && isRecent(sms)
                && at.isBefore(moment)
                && !isOtherOfSameBind(sms.pdu().id());
    }

    /// True if nothing that comes from now on can be this one.
    boolean isForgottenAt(Instant now) {
        return !now.isBefore(at.plus(REDELIVERED_WITHIN));
    }

    private boolean isOtherOfSameBind(PduId other) {
        return pdu.session().equals(other.session()) && !pdu.equals(other);
    }

    private boolean isRecent(InboundSms sms) {
        return !isForgottenAt(sms.at());
    }
}
