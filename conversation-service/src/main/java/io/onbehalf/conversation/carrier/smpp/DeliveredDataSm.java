package io.onbehalf.conversation.carrier.smpp;

import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;

/// Converts a `data_sm`, with which some SMSCs send receipts and texts, into the `deliver_sm` that says the
/// same: its text is in the parameter `message_payload`.
final class DeliveredDataSm {

    private DeliveredDataSm() {}

    static DeliverSm of(DataSm data) {
        DeliverSm sms = new DeliverSm();
        sms.setSequenceNumber(data.getSequenceNumber());
        sms.setServiceType(data.getServiceType());
        sms.setSourceAddrTon(data.getSourceAddrTon());
        sms.setSourceAddrNpi(data.getSourceAddrNpi());
        sms.setSourceAddr(data.getSourceAddr());
        sms.setDestAddrTon(data.getDestAddrTon());
        sms.setDestAddrNpi(data.getDestAddrNpi());
        sms.setDestAddress(data.getDestAddress());
        sms.setEsmClass(data.getEsmClass());
        sms.setRegisteredDelivery(data.getRegisteredDelivery());
        sms.setDataCoding(data.getDataCoding());
        sms.setShortMessage(new byte[0]);
        sms.setOptionalParameters(data.getOptionalParameters());
        return sms;
    }
}
