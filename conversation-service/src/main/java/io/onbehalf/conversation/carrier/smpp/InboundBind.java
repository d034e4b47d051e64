package io.onbehalf.conversation.carrier.smpp;

import java.time.Instant;
import org.jsmpp.bean.DeliverSm;

/// The bind that delivered a PDU.
///
/// @param account the account
/// @param id unique among all binds of all instances
public record InboundBind(AccountSettings account, String id, Instant boundAt) {

    /// The same bind as the organization sees it to which a PDU is delivered: an account may carry numbers of
    /// several.
    ///
    /// @param isReceipt whether the PDU is a receipt
    public InboundBind delivering(DeliverSm sms, boolean isReceipt) {
        AccountSettings receiver = account.deliveringTo(sms.getDestAddress(), sms.getSourceAddr(), isReceipt);
        return receiver.equals(account) ? this : new InboundBind(receiver, id, boundAt);
    }
}
