package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.ConversationEvent.DeliveryReceiptHeld;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.ThreadRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ThreadRequest.SmsSubmitSettled;
import io.onbehalf.kit.domain.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What the mobile network tells of a thread's outbound messages, folded into their status.
///
/// A receipt belongs to the SMS with its id, else to the one that our own reference names, else (where a
/// single message's outcome is unknown and nothing else is under way) to that one. A receipt that none of
/// these claims is held until an id comes for it.
final class Receipts {

    private Receipts() {}

    static Decision<ConversationEvent, ConversationReply> settle(
            ThreadState state, SmsSubmitSettled settled) {
        Traffic before = state.traffic();
        Traffic after =
                before.delivery(settled.messageId())
                        .map(each ->
                                before.replacing(each.settled(settled.outcomes(), settled.receiptDueAt())))
                        .map(Receipts::claimHeld)
                        .orElse(before);
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
                        receipt.receiptError());
        Optional<Place> place = place(before, held);
        if (place.isEmpty()) {
            return before.held().contains(held) ? Decision.nothing() : new Decision<>(List.of(held), null);
        }
        Delivery delivery = place.get().delivery();
        Traffic after = before.replacing(received(place.get(), held));
        List<ConversationEvent> events = new ArrayList<>(changes(before, after));
        if (receipt.optedOut()) {
            events.addAll(
                    Consenting.refusedByCarrier(
                            state,
                            receipt.requestedAt(),
                            delivery.conversationId(),
                            receipt.consentId(),
                            receipt.consentScope(),
                            new CarrierError(CarrierError.UNDELIVERED, null, receipt.receiptError())));
        }
        return new Decision<>(events, null);
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

    private static Traffic claimHeld(Traffic traffic) {
        Traffic after = traffic;
        for (DeliveryReceiptHeld receipt : traffic.held()) {
            Optional<Place> place = place(after, receipt);
            if (place.isPresent()) {
                after = after.replacing(received(place.get(), receipt));
            }
        }
        return after;
    }

    private static Delivery received(Place place, DeliveryReceiptHeld receipt) {
        return place.delivery()
                .received(place.part(), receipt.state(), receipt.smscMessageId(), receipt.receiptError());
    }

    /// Which SMS of which message a receipt is about.
    private record Place(Delivery delivery, int part) {}

    private static Optional<Place> place(Traffic traffic, DeliveryReceiptHeld receipt) {
        return withId(traffic, receipt.smscMessageId(), SmscMessageId::equal)
                .or(() -> withId(traffic, receipt.smscMessageId(), SmscMessageId::folded))
                .or(() -> withReference(traffic, receipt.reference()))
                .or(() -> onlyUnknown(traffic));
    }

    private static Optional<Place> withId(Traffic traffic, String id, BiPredicate<String, String> same) {
        return traffic.deliveries().stream()
                .flatMap(each -> part(each, id, same).map(part -> new Place(each, part.part())).stream())
                .findFirst();
    }

    private static Optional<MessagePart> part(
            Delivery delivery, String id, BiPredicate<String, String> same) {
        return delivery.parts().stream()
                .filter(part -> part.smscMessageId() != null && same.test(part.smscMessageId(), id))
                .findFirst();
    }

    private static Optional<Place> withReference(Traffic traffic, @Nullable Integer reference) {
        return traffic.deliveries().stream()
                .flatMap(each ->
                        each.parts().stream()
                                .filter(part -> part.smscMessageId() == null)
                                .filter(part ->
                                        reference != null
                                                && reference
                                                        == Delivery.reference(each.messageId(), part.part()))
                                .map(part -> new Place(each, part.part())))
                .findFirst();
    }

    private static Optional<Place> onlyUnknown(Traffic traffic) {
        List<Delivery> withoutId = traffic.deliveries().stream().filter(each -> lacksId(each)).toList();
        if (withoutId.size() != 1) {
            return Optional.empty();
        }
        Delivery only = withoutId.getFirst();
        return only.parts().stream().anyMatch(part -> part.state() == PartState.QUEUED)
                ? Optional.empty()
                : only.parts().stream()
                        .filter(part ->
                                part.state() == PartState.SUBMIT_UNKNOWN && part.smscMessageId() == null)
                        .findFirst()
                        .map(part -> new Place(only, part.part()));
    }

    private static boolean lacksId(Delivery delivery) {
        return delivery.parts().stream()
                .anyMatch(part -> part.smscMessageId() == null && !part.state().isFinal());
    }
}
