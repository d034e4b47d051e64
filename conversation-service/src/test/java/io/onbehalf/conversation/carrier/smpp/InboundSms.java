package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/// PDUs that an SMSC delivers, for specifications.
public final class InboundSms {

    public static final String OURS = "13175550100";
    public static final String CONTACT = "13175550199";

    private static final byte WITH_HEADER = 0x40;
    private static final byte RECEIPT = 0x04;

    private InboundSms() {}

    public static DeliverSm text(String text, OptionalParameter... parameters) {
        return sms((byte) 0, text.getBytes(ISO_8859_1), parameters);
    }

    /// User data that begin with a header.
    ///
    /// @param hex the header and the text
    public static DeliverSm withHeader(String hex, OptionalParameter... parameters) {
        return sms(WITH_HEADER, octets(hex), parameters);
    }

    public static DeliverSm receipt(String text, OptionalParameter... parameters) {
        return sms(RECEIPT, text.getBytes(ISO_8859_1), parameters);
    }

    public static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /// A readable one that our own code fails on.
    @SuppressWarnings("serial") // a stand-in that is never serialized
    public static final class Unprocessable extends DeliverSm {

        public Unprocessable() {
            setSourceAddr(CONTACT);
            setDestAddress(OURS);
            setShortMessage(octets("4869"));
        }

        @Override
        public boolean isIntermediateDeliveryNotification() {
            throw new IllegalStateException("odd");
        }
    }

    private static DeliverSm sms(byte esmClass, byte[] octets, OptionalParameter... parameters) {
        DeliverSm sms = new DeliverSm();
        sms.setSourceAddr(CONTACT);
        sms.setSourceAddrTon((byte) 1);
        sms.setDestAddress(OURS);
        sms.setDestAddrTon((byte) 1);
        sms.setEsmClass(esmClass);
        sms.setShortMessage(octets);
        sms.setOptionalParameters(parameters);
        sms.setSequenceNumber(1);
        return sms;
    }
}
