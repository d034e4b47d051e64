package io.onbehalf.local.smsc;

import java.time.Duration;
import java.util.List;

/// Carries a message that was accepted: sends its receipts, and what the contact answers.
final class Network {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration LATE_ANSWER = Duration.ofMillis(200);
    private static final Duration CONTACT_WRITES = Duration.ofSeconds(1);

    private final Contact contact = new Contact();
    private final Deliveries deliveries;
    private final boolean receipts;
    private final Duration receiptDelay;

    Network(Deliveries deliveries, SmscSettings settings) {
        this.deliveries = deliveries;
        this.receipts = settings.receipts();
        this.receiptDelay = settings.receiptDelay();
    }

    /// @param source the session that submitted it
    void carry(Submission submission, String messageId, EsmeSession source) {
        Duration carried = submission.magic() == Magic.SILENT ? SILENCE : receiptDelay;
        if (submission.magic() == Magic.DISORDER) {
            deliveries.later(LATE_ANSWER, () -> source.answer(submission.sequenceNumber(), messageId));
        }
        if (receipts && submission.wantsReceiptOf(submission.script().fate())) {
            sendReceipts(submission, messageId, carried);
        }
        send(
                carried.plus(CONTACT_WRITES),
                submission.contact(),
                submission.ours(),
                contact.answer(submission));
    }

    private void sendReceipts(Submission submission, String messageId, Duration carried) {
        if (submission.magic() == Magic.DISORDER) {
            Delivery receipt = Receipt.withDecimalId(submission, messageId, Fate.DELIVERED, Duration.ZERO);
            Delivery backwards = Receipt.withDecimalId(submission, messageId, Fate.ENROUTE, Duration.ZERO);
            deliveries.send(Duration.ZERO, receipt);
            deliveries.sendInOrder(LATE_ANSWER.plus(carried), List.of(receipt, receipt, backwards));
        } else if (submission.magic() != Magic.RECEIPT_LOST) {
            deliveries.send(carried, Receipt.of(submission, messageId, submission.script().fate(), carried));
        }
    }

    /// A contact writes of their own accord.
    void write(Address from, Address to, String text) {
        send(Duration.ZERO, from, to, contact.parts(text));
    }

    private void send(Duration delay, Address from, Address to, List<Part> parts) {
        deliveries.sendInOrder(delay, parts.stream().map(part -> Delivery.text(from, to, part)).toList());
    }
}
