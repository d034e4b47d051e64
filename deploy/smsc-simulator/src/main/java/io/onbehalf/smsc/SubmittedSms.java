package io.onbehalf.smsc;

import io.onbehalf.smsc.ledger.LedgerLine;
import io.onbehalf.smsc.ledger.LedgerSms;
import io.onbehalf.smsc.number.FinalState;
import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.number.NumberBehaviour;
import io.onbehalf.smsc.profile.SmscProfile;
import io.onbehalf.smsc.session.Address;
import io.onbehalf.smsc.text.Segment;
import io.onbehalf.smsc.text.UserDataHeader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;

/// One `submit_sm` that the SMSC received: a message, or a segment of one.
final class SubmittedSms {

    private static final int RECEIPT_BITS = 0b11;
    private static final int ALWAYS = 1;
    private static final int ON_FAILURE = 2;

    private final SubmitSm pdu;
    private final SmscProfile profile;
    private final long at;
    private final MagicNumber number;
    private final NumberBehaviour behaviour;
    private final byte[] text;
    private final String textHash;

    /// @param profile the account that it was submitted by
    /// @param at the time of arrival, in milliseconds of the epoch
    SubmittedSms(SubmitSm pdu, SmscProfile profile, long at) {
        this.pdu = pdu;
        this.profile = profile;
        this.at = at;
        this.number = MagicNumber.of(pdu.getDestAddress());
        this.behaviour = NumberBehaviour.of(number);
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

    SmscProfile profile() {
        return profile;
    }

    long at() {
        return at;
    }

    /// The kind of the contact's number.
    MagicNumber number() {
        return number;
    }

    NumberBehaviour behaviour() {
        return behaviour;
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

    /// True if `registered_delivery` requests a receipt for this state (SMPP 3.4, §5.2.17).
    boolean wantsReceiptFor(FinalState state) {
        int requested = pdu.getRegisteredDelivery() & RECEIPT_BITS;
        return requested == ALWAYS || (requested == ON_FAILURE && state != FinalState.DELIVERED);
    }

    /// Identifies the segment: a repeated attempt has the same key.
    String segmentKey() {
        return pdu.getSourceAddr() + '>' + pdu.getDestAddress() + '>' + textHash;
    }

    Segment segment() {
        return new Segment(pdu.isUdhi(), pdu.getDataCoding(), text);
    }

    /// Identifies the text that it is a segment of, among those under way.
    String textKey() {
        return pdu.getSourceAddr() + '>' + pdu.getDestAddress() + '>' + UserDataHeader.reference(text);
    }

    /// How many segments its text has.
    int segmentCount() {
        return pdu.isUdhi() ? UserDataHeader.segmentCount(text) : 1;
    }

    /// True if this is a whole message or its last segment: a contact answers a message once.
    boolean endsMessage() {
        return !pdu.isUdhi() || UserDataHeader.isLastSegment(text);
    }

    /// The ledger's line for it.
    ///
    /// @param messageId the id that it was accepted under; null if it was not accepted
    /// @param status the `command_status` of the answer; null for no answer
    LedgerLine ledgerLine(@Nullable String messageId, @Nullable Integer status) {
        OptionalParameter.User_message_reference reference = reference();
        LedgerSms sms =
                new LedgerSms(
                        pdu.getSourceAddr(),
                        pdu.getDestAddress(),
                        reference == null ? null : Short.toUnsignedInt(reference.getValue()),
                        Byte.toUnsignedInt(pdu.getEsmClass()),
                        Byte.toUnsignedInt(pdu.getDataCoding()),
                        textHash);
        return new LedgerLine(at, messageId, sms, number, status);
    }
}
