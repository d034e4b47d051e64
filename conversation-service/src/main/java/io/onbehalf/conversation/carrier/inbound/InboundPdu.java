package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.carrier.smpp.AccountSettings;
import io.onbehalf.conversation.carrier.smpp.InboundBind;
import io.onbehalf.conversation.domain.inbound.PduId;
import java.time.Instant;
import org.jsmpp.bean.DeliverSm;

/// A delivered PDU, and which delivery it repeats.
///
/// @param first the PDU that this one repeats; its own id if it repeats none
/// @param firstCameAt when that one came
record InboundPdu(InboundBind bind, DeliverSm sms, String contentHash, PduId first, Instant firstCameAt) {

    AccountSettings account() {
        return bind.account();
    }

    /// The same PDU as one of the organization that it is delivered to.
    InboundPdu ofReceiver(boolean isReceipt) {
        return new InboundPdu(bind.delivering(sms, isReceipt), sms, contentHash, first, firstCameAt);
    }

    /// Request id: stable for one PDU of one bind, however often it is recorded.
    String requestId() {
        return contentHash + "/" + bind.id() + "/" + sms.getSequenceNumber();
    }

    int dataCoding() {
        return sms.getDataCoding() & 0xFF;
    }
}
