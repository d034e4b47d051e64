package io.onbehalf.conversation.carrier.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.InboundBind;
import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.conversation.config.CarrierSettings;
import io.onbehalf.conversation.domain.inbound.PduId;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jsmpp.bean.DeliverSm;

/// A specification of the records that PDUs become.
abstract class RecordsSpecification {

    static final String OURS = "+" + InboundSms.OURS;
    static final String CONTACT = "+" + InboundSms.CONTACT;
    static final String THREAD = Acme.IDENTITY.of(Acme.ID, OURS, CONTACT).value();
    static final String CONSENT = Acme.IDENTITY.ofContact(Acme.ID, CONTACT);

    static final PduId PDU = new PduId("bind-1", 1);
    static final Instant BOUND = Acme.NOON.minusSeconds(60);
    static final Instant CAME = Acme.NOON.minusSeconds(1);

    final Directories known = new Directories().queue("q-2", "Support", OURS).queue("q-1", "Billing", OURS);

    InboundSmsReceived text(DeliverSm sms) {
        return text(Map.of(), sms);
    }

    InboundSmsReceived text(Map<String, String> settings, DeliverSm sms) {
        InboundRecord recorded = records(settings).of(pdu("bind-1", sms));
        assertThat(recorded.deadLetterReason()).isNull();
        return (InboundSmsReceived) recorded.value();
    }

    InboundRecord recorded(DeliverSm sms) {
        return records(Map.of()).of(pdu("bind-1", sms));
    }

    DeliveryReceiptReceived received(DeliverSm sms) {
        InboundRecord recorded = receipt(sms);
        assertThat(recorded.deadLetterReason()).isNull();
        return (DeliveryReceiptReceived) recorded.value();
    }

    InboundRecord receipt(DeliverSm sms) {
        return records(Map.of()).of(pdu("bind-1", sms));
    }

    static InboundPdu pdu(String bind, DeliverSm sms) {
        return new InboundPdu(
                new InboundBind(Accounts.account(2775, 1), bind, BOUND), sms, "identity", PDU, CAME);
    }

    InboundRecords records(Map<String, String> settings) {
        return InboundHandlers.records(
                CarrierSettings.with(settings), known.directory(), InstantSource.fixed(Acme.NOON));
    }
}
