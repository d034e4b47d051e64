package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.kit.domain.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Finds the SMS that a delivery receipt is about.
///
/// A receipt belongs to the SMS that our own reference names, unless that has another id; else to the one
/// with its id, else to the one with its id in another base; if no SMS has the id of its parameter, the id of
/// its text counts. An SMSC may give an id again: of several SMS with one id it is the newest that waits for
/// a receipt. A receipt without a reference may be about a message whose id is unknown, because the SMSC gave
/// no answer or no id: if that is the only one without an id, was queued before the receipt came, and still
/// waits for one.
public final class ReceiptMatcher {

    private ReceiptMatcher() {}

    /// Matches a receipt to its message; empty if no message claims it.
    public static Optional<ReceiptMatch> match(
            Deliveries deliveries, UnmatchedReceipt unmatched, Instant at) {
        return sms(deliveries, unmatched, at)
                .map(sms ->
                        new ReceiptMatch(
                                unmatched,
                                sms.delivery(),
                                deliveries,
                                deliveries.with(
                                        sms.delivery().withReceipt(sms.part().part(), unmatched.receipt()))));
    }

    /// Matches the receipts that had no message and are claimed now; each match applies to the result of the
    /// one before.
    public static List<ReceiptMatch> matchAll(Deliveries deliveries, Instant at) {
        List<ReceiptMatch> matches = new ArrayList<>();
        Deliveries after = deliveries;
        for (UnmatchedReceipt unmatched : deliveries.unmatched()) {
            Optional<ReceiptMatch> match = match(after, unmatched, at);
            after = match.map(ReceiptMatch::after).orElse(after);
            match.ifPresent(matches::add);
        }
        return matches;
    }

    /// One SMS of a message.
    private record Sms(Delivery delivery, MessagePart part) {

        boolean isNamedBy(Receipt receipt) {
            int reference = Delivery.reference(delivery.messageId(), part.part());
            return receipt.reference().equals(Optional.of(reference))
                    && part.smscMessageId().stream()
                            .allMatch(id ->
                                    receipt.ids().stream().anyMatch(each -> SmscMessageId.folded(id, each)));
        }
    }

    private static Optional<Sms> sms(Deliveries deliveries, UnmatchedReceipt unmatched, Instant at) {
        Receipt receipt = unmatched.receipt();
        return withReference(deliveries, receipt)
                .or(() -> withId(deliveries, receipt))
                .or(() -> onlyUnknown(deliveries, unmatched, at));
    }

    private static Optional<Sms> withReference(Deliveries deliveries, Receipt receipt) {
        return deliveries.messages().stream()
                .flatMap(each -> each.parts().stream().map(part -> new Sms(each, part)))
                .filter(sms -> sms.isNamedBy(receipt))
                .findFirst();
    }

    private static Optional<Sms> withId(Deliveries deliveries, Receipt receipt) {
        return receipt.ids().stream()
                .flatMap(id ->
                        withId(deliveries, id, SmscMessageId::equal)
                                .or(() -> withId(deliveries, id, SmscMessageId::folded))
                                .stream())
                .findFirst();
    }

    private static Optional<Sms> withId(Deliveries deliveries, String id, BiPredicate<String, String> same) {
        List<Sms> oldestFirst =
                deliveries.messages().stream()
                        .flatMap(each -> each.part(id, same).map(part -> new Sms(each, part)).stream())
                        .toList();
        return oldestFirst.reversed().stream().min(Comparator.comparing(sms -> sms.part().state().isFinal()));
    }

    private static Optional<Sms> onlyUnknown(Deliveries deliveries, UnmatchedReceipt unmatched, Instant at) {
        List<Delivery> withoutId = deliveries.messages().stream().filter(Delivery::lacksId).toList();
        return withoutId.size() == 1 && mayBeAbout(withoutId.getFirst(), unmatched, at)
                ? unknownPart(withoutId.getFirst())
                : Optional.empty();
    }

    private static boolean mayBeAbout(Delivery delivery, UnmatchedReceipt unmatched, Instant at) {
        MessageId newest = unmatched.newestMessageId();
        return unmatched.receipt().reference().isEmpty()
                && newest != null
                && !delivery.isLaterThan(newest)
                && delivery.awaitsReceiptAt(at)
                && !delivery.hasQueuedPart();
    }

    private static Optional<Sms> unknownPart(Delivery delivery) {
        return delivery.parts().stream()
                .filter(MessagePart::isUnknown)
                .findFirst()
                .map(part -> new Sms(delivery, part));
    }
}
