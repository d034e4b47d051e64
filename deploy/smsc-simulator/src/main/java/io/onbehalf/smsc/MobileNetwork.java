package io.onbehalf.smsc;

import io.onbehalf.smsc.number.FinalState;
import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.session.Address;
import io.onbehalf.smsc.session.DeliverSmRequest;
import io.onbehalf.smsc.session.DeliveryQueue;
import io.onbehalf.smsc.session.EsmeSession;
import io.onbehalf.smsc.text.Segment;
import java.time.Duration;
import java.util.List;

/// Carries an accepted message to its contact: sends its receipts, then the contact's answer.
final class MobileNetwork {

    private static final Duration SILENT_RECEIPT_DELAY = Duration.ofSeconds(10);
    private static final Duration LATE_ANSWER_DELAY = Duration.ofMillis(200);
    private static final Duration REPLY_DELAY = Duration.ofSeconds(1);

    private final ContactReplies contacts = new ContactReplies();
    private final DeliveryQueue deliveries;
    private final boolean sendsReceipts;
    private final Duration receiptDelay;

    MobileNetwork(DeliveryQueue deliveries, SimulatorSettings settings) {
        this.deliveries = deliveries;
        this.sendsReceipts = settings.receipts();
        this.receiptDelay = settings.receiptDelay();
    }

    /// @param source the session that submitted the message
    void carry(SubmittedSms sms, String messageId, EsmeSession source) {
        Duration deliveredAfter = sms.number() == MagicNumber.SILENT ? SILENT_RECEIPT_DELAY : receiptDelay;
        if (sms.number() == MagicNumber.DISORDER) {
            deliveries.runLater(
                    LATE_ANSWER_DELAY, () -> source.answerSubmit(sms.sequenceNumber(), messageId));
        }
        if (sendsReceipts && sms.wantsReceiptFor(sms.behaviour().finalState())) {
            sendReceipts(sms, messageId, deliveredAfter);
        }
        sendText(deliveredAfter.plus(REPLY_DELAY), sms.contact(), sms.ours(), contacts.answer(sms));
    }

    private void sendReceipts(SubmittedSms sms, String messageId, Duration deliveredAfter) {
        if (sms.number() == MagicNumber.DISORDER) {
            DeliverSmRequest receipt =
                    DeliveryReceipt.withDecimalId(sms, messageId, FinalState.DELIVERED, Duration.ZERO);
            DeliverSmRequest enroute =
                    DeliveryReceipt.withDecimalId(sms, messageId, FinalState.ENROUTE, Duration.ZERO);
            deliveries.send(Duration.ZERO, receipt);
            deliveries.sendInOrder(
                    LATE_ANSWER_DELAY.plus(deliveredAfter), List.of(receipt, receipt, enroute));
        } else if (sms.number() != MagicNumber.RECEIPT_LOST) {
            FinalState state = sms.behaviour().finalState();
            deliveries.send(deliveredAfter, DeliveryReceipt.of(sms, messageId, state, deliveredAfter));
        }
    }

    /// Sends a text that a contact writes without having received a message.
    void sendText(Address from, Address to, String text) {
        sendText(Duration.ZERO, from, to, contacts.segments(text));
    }

    private void sendText(Duration delay, Address from, Address to, List<Segment> segments) {
        deliveries.sendInOrder(
                delay, segments.stream().map(segment -> DeliverSmRequest.text(from, to, segment)).toList());
    }
}
