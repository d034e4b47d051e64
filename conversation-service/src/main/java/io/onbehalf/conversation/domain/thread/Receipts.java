package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.DeliveryReceiptHeld;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ThreadRequest.SmsSubmitSettled;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.MessagePart;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.PartState;
import io.onbehalf.conversation.domain.delivery.SmscMessageId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// What the mobile network tells of a thread's outbound messages, folded into their status.
///
/// A receipt belongs to the SMS that our own reference names, unless that has another id; else to the one
/// with its id, else to the one with its id in another base. A message centre may give an id again: of
/// several it is the newest that waits for a receipt. One without a reference may be about a message of which
/// nobody knows whether it left: if that is the only one without an id, was there when the receipt came, and
/// still waits for one. A receipt that none of these claims is held until an id comes for it.
final class Receipts {

    private Receipts() {}

    static Decision<ConversationEvent, ConversationReply> settle(
            ThreadState state, SmsSubmitSettled settled) {
        Traffic before = state.traffic();
        Optional<Traffic> found =
                before.delivery(settled.messageId())
                        .map(each ->
                                before.replacing(each.settled(settled.outcomes(), settled.receiptDueAt())));
        List<Claim> claims = found.map(traffic -> claims(traffic, settled.requestedAt())).orElse(List.of());
        Traffic after = claims.isEmpty() ? found.orElse(before) : claims.getLast().after();
        List<ConversationEvent> events = new ArrayList<>(changes(before, after));
        if (settled.optedOut()) {
            CarrierError why =
                    settled.outcomes().stream()
                            .map(PartOutcome::error)
                            .filter(each -> each != null)
                            .findFirst()
                            .orElse(null);
            events.addAll(
                    Consenting.refusedByCarrier(
                            state,
                            settled.requestedAt(),
                            settled.conversationId(),
                            settled.consentId(),
                            settled.consentScope(),
                            why));
        } else {
            claims.stream()
                    .flatMap(claim -> optedOut(state, settled.requestedAt(), claim).stream())
                    .findFirst()
                    .ifPresent(events::add);
        }
        return new Decision<>(events, null);
    }

    static Decision<ConversationEvent, ConversationReply> receive(
            ThreadState state, DeliveryReceiptReceived receipt) {
        Traffic before = state.traffic();
        DeliveryReceiptHeld held =
                new DeliveryReceiptHeld(
                        receipt.smscMessageId(),
                        receipt.reference(),
                        receipt.state(),
                        receipt.rawState(),
                        receipt.receiptError(),
                        receipt.consentId(),
                        receipt.consentScope(),
                        receipt.optedOut(),
                        before.newestMessageId());
        Optional<Claim> claim = claim(before, held, receipt.requestedAt());
        if (claim.isEmpty()) {
            return before.held().stream().anyMatch(held::repeats)
                    ? Decision.nothing()
                    : new Decision<>(List.of(held), null);
        }
        List<ConversationEvent> events = new ArrayList<>(changes(before, claim.get().after()));
        events.addAll(optedOut(state, receipt.requestedAt(), claim.get()));
        return new Decision<>(events, null);
    }

    /// A receipt that says so again says nothing: they may have opted in meanwhile.
    private static List<ConversationEvent> optedOut(ThreadState state, Instant at, Claim claim) {
        DeliveryReceiptHeld receipt = claim.receipt();
        return receipt.optedOut() && !claim.after().deliveries().equals(claim.before().deliveries())
                ? Consenting.refusedByCarrier(
                        state,
                        at,
                        claim.delivery().conversationId(),
                        receipt.consentId(),
                        receipt.consentScope(),
                        new CarrierError(CarrierError.UNDELIVERED, null, receipt.receiptError()))
                : List.of();
    }

    /// Whether one of a message's SMS has this id.
    static boolean carries(Delivery delivery, String smscMessageId) {
        return part(delivery, smscMessageId, SmscMessageId::equal)
                .or(() -> part(delivery, smscMessageId, SmscMessageId::folded))
                .isPresent();
    }

    /// The events for what is different.
    static List<ConversationEvent> changes(Traffic before, Traffic after) {
        return after.deliveries().stream()
                .filter(each -> !before.deliveries().contains(each))
                .<ConversationEvent>map(Receipts::changed)
                .toList();
    }

    private static MessageStatusChanged changed(Delivery delivery) {
        return new MessageStatusChanged(
                delivery.conversationId(),
                delivery.participantId(),
                delivery.communicationId(),
                delivery.messageId(),
                delivery.status(),
                delivery.error(),
                delivery.parts(),
                delivery.receiptDueAt());
    }

    /// A receipt that a message's SMS claimed, and what it changed.
    private record Claim(DeliveryReceiptHeld receipt, Delivery delivery, Traffic before, Traffic after) {}

    /// The held receipts that are claimed now, each after the one before.
    private static List<Claim> claims(Traffic traffic, Instant at) {
        List<Claim> claims = new ArrayList<>();
        Traffic after = traffic;
        for (DeliveryReceiptHeld receipt : traffic.held()) {
            Optional<Claim> claim = claim(after, receipt, at);
            after = claim.map(Claim::after).orElse(after);
            claim.ifPresent(claims::add);
        }
        return claims;
    }

    private static Optional<Claim> claim(Traffic traffic, DeliveryReceiptHeld receipt, Instant at) {
        return place(traffic, receipt, at)
                .map(place ->
                        new Claim(
                                receipt,
                                place.delivery(),
                                traffic,
                                traffic.replacing(received(place, receipt))));
    }

    private static Delivery received(Place place, DeliveryReceiptHeld receipt) {
        return place.delivery()
                .received(
                        place.part().part(),
                        receipt.state(),
                        receipt.smscMessageId(),
                        receipt.receiptError());
    }

    /// Which SMS of which message a receipt is about.
    private record Place(Delivery delivery, MessagePart part) {

        boolean isNamedBy(DeliveryReceiptHeld receipt) {
            Integer reference = receipt.reference();
            String id = part.smscMessageId();
            return reference != null
                    && reference == Delivery.reference(delivery.messageId(), part.part())
                    && (id == null || SmscMessageId.folded(id, receipt.smscMessageId()));
        }
    }

    private static Optional<Place> place(Traffic traffic, DeliveryReceiptHeld receipt, Instant at) {
        return withReference(traffic, receipt)
                .or(() -> withId(traffic, receipt.smscMessageId(), SmscMessageId::equal))
                .or(() -> withId(traffic, receipt.smscMessageId(), SmscMessageId::folded))
                .or(() -> onlyUnknown(traffic, receipt, at));
    }

    private static Optional<Place> withId(Traffic traffic, String id, BiPredicate<String, String> same) {
        List<Place> oldestFirst =
                traffic.deliveries().stream()
                        .flatMap(each -> part(each, id, same).map(part -> new Place(each, part)).stream())
                        .toList();
        return oldestFirst.reversed().stream()
                .min(Comparator.comparing(place -> place.part().state().isFinal()));
    }

    private static Optional<MessagePart> part(
            Delivery delivery, String id, BiPredicate<String, String> same) {
        return delivery.parts().stream()
                .filter(part -> part.smscMessageId() != null && same.test(part.smscMessageId(), id))
                .findFirst();
    }

    private static Optional<Place> withReference(Traffic traffic, DeliveryReceiptHeld receipt) {
        return traffic.deliveries().stream()
                .flatMap(each -> each.parts().stream().map(part -> new Place(each, part)))
                .filter(place -> place.isNamedBy(receipt))
                .findFirst();
    }

    private static Optional<Place> onlyUnknown(Traffic traffic, DeliveryReceiptHeld receipt, Instant at) {
        List<Delivery> withoutId = traffic.deliveries().stream().filter(each -> lacksId(each)).toList();
        return withoutId.size() == 1 && mayBeAbout(withoutId.getFirst(), receipt, at)
                ? unknownPart(withoutId.getFirst())
                : Optional.empty();
    }

    private static boolean mayBeAbout(Delivery delivery, DeliveryReceiptHeld receipt, Instant at) {
        MessageId newest = receipt.newestMessageId();
        return receipt.reference() == null
                && newest != null
                && !delivery.isLaterThan(newest)
                && delivery.awaitsReceiptAt(at)
                && delivery.parts().stream().noneMatch(part -> part.state() == PartState.QUEUED);
    }

    private static Optional<Place> unknownPart(Delivery delivery) {
        return delivery.parts().stream()
                .filter(part -> part.state() == PartState.SUBMIT_UNKNOWN && part.smscMessageId() == null)
                .findFirst()
                .map(part -> new Place(delivery, part));
    }

    private static boolean lacksId(Delivery delivery) {
        return delivery.parts().stream()
                .anyMatch(part -> part.smscMessageId() == null && !part.state().isFinal());
    }
}
