package io.onbehalf.local.smsc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;

/// One submit_sm: a message, or a part of one.
final class Submission {

    private static final int RECEIPT_BITS = 0b11;
    private static final int ALWAYS = 1;
    private static final int ON_FAILURE = 2;

    private final SubmitSm pdu;
    private final long at;
    private final Magic magic;
    private final Script script;
    private final byte[] text;
    private final String textHash;

    /// @param at when it came, in milliseconds of the epoch
    Submission(SubmitSm pdu, long at) {
        this.pdu = pdu;
        this.at = at;
        this.magic = Magic.of(pdu.getDestAddress());
        this.script = Script.of(magic);
        this.text = textOf(pdu);
        this.textHash = HexFormat.of().formatHex(sha256().digest(text));
    }

    private static byte[] textOf(SubmitSm pdu) {
        OptionalParameter.Message_payload payload =
                pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        return payload == null ? pdu.getShortMessage() : payload.getValue();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    long at() {
        return at;
    }

    Magic magic() {
        return magic;
    }

    Script script() {
        return script;
    }

    int sequenceNumber() {
        return pdu.getSequenceNumber();
    }

    Address contact() {
        return new Address(
                TypeOfNumber.valueOf(pdu.getDestAddrTon()),
                NumberingPlanIndicator.valueOf(pdu.getDestAddrNpi()),
                pdu.getDestAddress());
    }

    Address ours() {
        return new Address(
                TypeOfNumber.valueOf(pdu.getSourceAddrTon()),
                NumberingPlanIndicator.valueOf(pdu.getSourceAddrNpi()),
                pdu.getSourceAddr());
    }

    OptionalParameter.@Nullable User_message_reference reference() {
        return pdu.getOptionalParameter(OptionalParameter.User_message_reference.class);
    }

    boolean wantsReceiptOf(Fate fate) {
        int asked = pdu.getRegisteredDelivery() & RECEIPT_BITS;
        return asked == ALWAYS || (asked == ON_FAILURE && fate != Fate.DELIVERED);
    }

    /// What tells a message part from others: a repeated attempt has the same.
    String partKey() {
        return pdu.getSourceAddr() + '>' + pdu.getDestAddress() + '>' + textHash;
    }

    Part part() {
        return new Part(pdu.isUdhi(), pdu.getDataCoding(), text);
    }

    /// Whether this is a whole message or its last part: a contact answers a message once.
    boolean endsMessage() {
        return !pdu.isUdhi() || UserDataHeader.isLastPart(text);
    }

    LedgerLine line(@Nullable String messageId, @Nullable Integer status) {
        OptionalParameter.User_message_reference reference = reference();
        return new LedgerLine(
                at,
                messageId,
                pdu.getSourceAddr(),
                pdu.getDestAddress(),
                reference == null ? null : Short.toUnsignedInt(reference.getValue()),
                Byte.toUnsignedInt(pdu.getEsmClass()),
                Byte.toUnsignedInt(pdu.getDataCoding()),
                textHash,
                magic,
                status);
    }
}
