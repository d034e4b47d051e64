package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.carrier.smpp.SafeDescription;
import io.onbehalf.conversation.carrier.smpp.UnreadableDeliverSm;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.conversation.domain.inbound.InboundText;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.query.DataUnavailable;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jsmpp.bean.DeliverSm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides what is written for an inbound PDU: the request to its thread, or a dead letter with its reason if
/// it belongs to no thread.
///
/// A text to a number that no queue owns is both: its thread may have an open conversation, and what it says
/// of consent counts.
public final class InboundRecords {

    private static final Logger LOG = LoggerFactory.getLogger(InboundRecords.class);

    private final Addresses addresses;
    private final InboundRequests requests;
    private final Map<String, DefaultAlphabet> alphabets;
    private final ReceiptKeys receiptKeys;

    /// @param alphabets of accounts, by name; the GSM's for any other
    /// @param receiptKeys of accounts whose receipts are found by the SMSC's id
    public InboundRecords(
            Addresses addresses,
            InboundRequests requests,
            Map<String, DefaultAlphabet> alphabets,
            ReceiptKeys receiptKeys) {
        this.addresses = addresses;
        this.requests = requests;
        this.alphabets = Map.copyOf(alphabets);
        this.receiptKeys = receiptKeys;
    }

    /// A PDU that can't be read, ever, is a dead letter.
    ///
    /// @throws DataUnavailable if our replicas can't be read now: the PDU is to be delivered again
    InboundRecord of(InboundPdu pdu) {
        Optional<byte[]> unreadable = UnreadableDeliverSm.octets(pdu.sms());
        if (unreadable.isPresent()) {
            LOG.warn("account {}: a deliver_sm can't be read and is set aside", pdu.account().name());
            return unreadable(pdu, unreadable.get());
        }
        try {
            boolean isReceipt = ReceiptPdu.isReceipt(pdu.sms());
            InboundPdu received = pdu.ofReceiver(isReceipt);
            return isReceipt ? receipt(received) : text(received);
        } catch (DataUnavailable notNow) {
            throw notNow;
        } catch (RuntimeException e) {
            // Without the exception's text, which may quote the PDU.
            LOG.error(
                    "account {}: a PDU can't be processed: {}", pdu.account().name(), SafeDescription.of(e));
            return unprocessable(pdu.ofReceiver(false), e);
        }
    }

    private InboundRecord text(InboundPdu pdu) {
        Optional<Parties> parties = addresses.ofText(pdu.account().organizationId(), pdu.sms());
        UserData data =
                UserData.of(pdu.sms(), alphabets.getOrDefault(pdu.account().name(), DefaultAlphabet.GSM7));
        Optional<String> text =
                data.part() == null
                        ? InboundText.decode(data.octets(), data.coding())
                        : InboundText.ofPart(data.part());
        Parties known = parties.orElseGet(() -> unread(pdu));
        return new InboundRecord(
                InboundRecord.TEXT,
                known.threadId().value(),
                avro(
                        Actor.CONTACT,
                        pdu,
                        text.map(words -> requests.text(pdu, known, data.part(), words))
                                .orElseGet(() -> requests.unread(pdu, known, data.part(), octets(pdu)))),
                textObjection(pdu, parties, text),
                parties.isPresent() && text.isPresent());
    }

    private static @Nullable String textObjection(
            InboundPdu pdu, Optional<Parties> parties, Optional<String> text) {
        if (parties.isEmpty()) {
            return Addresses.hasSource(pdu.sms())
                    ? "inbound SMS: destination is no phone number"
                    : "inbound SMS: has no source address";
        }
        if (parties.get().queue().isEmpty()) {
            return "inbound SMS: no queue owns the number it was sent to";
        }
        return text.isEmpty()
                ? "inbound SMS: data_coding %d carries no text".formatted(pdu.dataCoding())
                : null;
    }

    private InboundRecord receipt(InboundPdu pdu) {
        Optional<Parties> parties = addresses.ofReceipt(pdu.account().organizationId(), pdu.sms());
        ReceiptPdu receipt = ReceiptPdu.of(pdu.sms());
        Optional<String> key = receiptKeys.ofReceipt(pdu.account().name(), receipt.receipt());
        if (key.isPresent()) {
            return byId(pdu, parties.orElse(Parties.UNKNOWN), receipt, key.get());
        }
        Parties known = parties.orElseGet(() -> unread(pdu));
        String objection = receiptObjection(parties, receipt);
        return new InboundRecord(
                InboundRecord.RECEIPT,
                known.threadId().value(),
                avro(Actor.CARRIER, pdu, receiptRequest(pdu, known, receipt)),
                objection,
                objection == null);
    }

    /// A receipt without an id may be worded in a way that is not known: then its words are kept.
    private Record receiptRequest(InboundPdu pdu, Parties parties, ReceiptPdu receipt) {
        String octets = receipt.hasId() ? "" : octets(pdu);
        return octets.isEmpty()
                ? requests.receipt(pdu, parties, receipt)
                : requests.unread(pdu, parties, null, octets);
    }

    /// A receipt whose thread is that of the SMS with its id; else that of its addresses, if they tell one.
    private InboundRecord byId(InboundPdu pdu, Parties parties, ReceiptPdu receipt, String key) {
        return new InboundRecord(
                InboundRecord.RECEIPT,
                parties.threadId().value(),
                avro(Actor.CARRIER, pdu, requests.receipt(pdu, parties, receipt)),
                null,
                false,
                key);
    }

    private static @Nullable String receiptObjection(Optional<Parties> parties, ReceiptPdu receipt) {
        if (parties.isEmpty()) {
            return "delivery receipt: source or destination is no phone number";
        }
        return receipt.hasId() ? null : "delivery receipt: no message id";
    }

    /// A PDU that our own code fails on, with the octets of its user data in hex.
    private InboundRecord unprocessable(InboundPdu pdu, RuntimeException problem) {
        return deadLetter(pdu, octets(pdu), "unprocessable: " + problem.getClass().getSimpleName());
    }

    /// A PDU that is no `deliver_sm` as SMPP defines it, with all its octets in hex.
    private InboundRecord unreadable(InboundPdu pdu, byte[] octets) {
        return deadLetter(pdu, HexFormat.of().formatHex(octets), "unreadable: not a deliver_sm of SMPP 3.4");
    }

    private static String octets(InboundPdu pdu) {
        return HexFormat.of().formatHex(UserData.all(pdu.sms()));
    }

    /// Nothing of the PDU is read for it but its addresses.
    private InboundRecord deadLetter(InboundPdu pdu, String octets, String reason) {
        Parties unread = unread(pdu);
        return new InboundRecord(
                InboundRecord.TEXT,
                unread.threadId().value(),
                avro(
                        pdu.sms().isSmscDeliveryReceipt() ? Actor.CARRIER : Actor.CONTACT,
                        pdu,
                        requests.unread(pdu, unread, null, octets)),
                reason,
                false);
    }

    private Parties unread(InboundPdu pdu) {
        DeliverSm sms = pdu.sms();
        return addresses.unread(pdu.account().organizationId(), sms);
    }

    private static SpecificRecord avro(Actor actor, InboundPdu pdu, Record request) {
        Map<String, Object> header = new HashMap<>(ActorFields.of(actor));
        header.put("requestId", pdu.requestId());
        header.put("fingerprint", "");
        header.put("requestedBy", "carrier");
        return RecordMapper.ofCatalogue().toAvro(request, header);
    }
}
