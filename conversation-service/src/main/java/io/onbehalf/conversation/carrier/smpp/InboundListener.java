package io.onbehalf.conversation.carrier.smpp;

import java.util.concurrent.CompletableFuture;
import org.jsmpp.bean.DeliverSm;

/// Takes what SMSCs deliver.
public interface InboundListener {

    /// Takes a `deliver_sm`. The texts of one bind come one after the other, in the order in which the SMSC
    /// sent them; receipts come in between, on other threads.
    ///
    /// @param sms may be the substitute of a PDU that can't be read ([UnreadableDeliverSm])
    /// @return completes with whether the PDU is recorded, always and within seconds: only then the SMSC gets
    ///   its response, and if not, it is asked to deliver again
    CompletableFuture<Boolean> accept(InboundBind bind, DeliverSm sms);
}
