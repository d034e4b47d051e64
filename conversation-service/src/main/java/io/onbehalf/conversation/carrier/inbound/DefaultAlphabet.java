package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.inbound.TextCoding;

/// The alphabet of an SMSC's `data_coding` 0, which SMPP leaves to the SMSC.
public enum DefaultAlphabet {
    GSM7(0),
    ASCII(1),
    LATIN1(3),
    UTF8(TextCoding.UTF_8_TEXT);

    private final int coding;

    DefaultAlphabet(int coding) {
        this.coding = coding;
    }

    /// How a PDU's octets spell its text ([TextCoding]), by its `data_coding`.
    int of(int dataCoding) {
        return dataCoding == 0 ? coding : dataCoding;
    }
}
