package io.onbehalf.conversation.carrier.smpp.session;

/// Takes each `deliver_sm` and `data_sm` of a session, as it came.
public interface InboundPdus {

    /// Takes a PDU, and answers it sooner or later ([SmscSession#answer]). Is called in the order in which
    /// the PDUs came, by the thread that reads all of them: it returns without waiting for anything.
    void accept(RawPdu pdu, SmscSession session);
}
