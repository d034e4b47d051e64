package io.onbehalf.smsc;

import io.onbehalf.smsc.number.FinalState;
import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.profile.BindRefusals;
import io.onbehalf.smsc.profile.Habit;
import io.onbehalf.smsc.profile.SmscProfile;
import io.onbehalf.smsc.session.Address;
import io.onbehalf.smsc.session.DeliverSmRequest;
import io.onbehalf.smsc.session.DeliveryQueue;
import io.onbehalf.smsc.session.EsmeSession;
import io.onbehalf.smsc.text.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.SMPPConstant;

/// Carries an accepted message to its contact: sends its receipts, then the contact's answer.
final class MobileNetwork {

    private static final Duration SILENT_RECEIPT_DELAY = Duration.ofSeconds(10);
    private static final Duration LATE_ANSWER_DELAY = Duration.ofMillis(200);

    /// More than an ESME of the stack waits for an answer.
    private static final Duration VERY_LATE_ANSWER_DELAY = Duration.ofSeconds(7);

    private static final Duration REPLY_DELAY = Duration.ofSeconds(1);

    private final ContactReplies contacts = new ContactReplies();

    /// The account that last submitted from a number gets the texts to it.
    private final Map<String, SmscProfile> accountOfNumbers = new ConcurrentHashMap<>();

    private final DeliveryQueue deliveries;
    private final BindRefusals binds;
    private final boolean sendsReceipts;
    private final Duration receiptDelay;

    /// @param binds is told of the connections that are cut
    MobileNetwork(DeliveryQueue deliveries, BindRefusals binds, SimulatorSettings settings) {
        this.deliveries = deliveries;
        this.binds = binds;
        this.sendsReceipts = settings.receipts();
        this.receiptDelay = settings.receiptDelay();
    }

    /// @param source the session that submitted the message
    void carry(SubmittedSms sms, String messageId, EsmeSession source) {
        accountOfNumbers.put(digits(sms.ours()), sms.profile());
        Duration deliveredAfter = sms.number() == MagicNumber.SILENT ? SILENT_RECEIPT_DELAY : receiptDelay;
        if (sms.number() == MagicNumber.DISORDER) {
            deliveries.runLater(
                    LATE_ANSWER_DELAY, () -> source.answerSubmit(sms.sequenceNumber(), messageId));
        }
        boolean hasReceipt = !sms.profile().has(Habit.ONE_RECEIPT) || sms.endsMessage();
        if (sendsReceipts && hasReceipt && sms.wantsReceiptFor(sms.behaviour().finalState())) {
            sendReceipts(sms, messageId, deliveredAfter);
        }
        sendText(
                sms.profile(),
                deliveredAfter.plus(REPLY_DELAY),
                sms.contact(),
                sms.ours(),
                contacts.answer(sms));
    }

    /// Answers after the ESME has stopped waiting.
    void answerLate(SubmittedSms sms, String messageId, EsmeSession source) {
        deliveries.runLater(
                VERY_LATE_ANSWER_DELAY, () -> source.answerSubmit(sms.sequenceNumber(), messageId));
    }

    /// Refuses a submit for now, by a `generic_nack`.
    void nack(SubmittedSms sms, EsmeSession source) {
        deliveries.runLater(
                Duration.ZERO, () -> source.nack(sms.sequenceNumber(), SMPPConstant.STAT_ESME_RSYSERR));
    }

    /// Cuts the connection.
    void drop(EsmeSession source) {
        binds.begin(source.profile());
        deliveries.runLater(Duration.ZERO, source::close);
    }

    private static String digits(Address address) {
        return address.number().replaceFirst("^(\\+|00)", "");
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
        SmscProfile account = accountOfNumbers.getOrDefault(digits(to), SmscProfile.USUAL);
        sendText(account, Duration.ZERO, from, to, contacts.segments(account, text));
    }

    private void sendText(
            SmscProfile account, Duration delay, Address from, Address to, List<Segment> segments) {
        deliveries.sendInOrder(
                delay,
                segments.stream().map(segment -> DeliverSmRequest.text(account, from, to, segment)).toList());
    }
}
