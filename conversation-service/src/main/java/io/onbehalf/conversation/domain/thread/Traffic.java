package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.ComposeRefused;
import io.onbehalf.conversation.domain.ConversationEvent.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedIn;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationResumed;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationStarted;
import io.onbehalf.conversation.domain.ConversationEvent.DeliveryReceiptHeld;
import io.onbehalf.conversation.domain.ConversationEvent.DisconnectRefused;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageRefused;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrapupRefused;
import io.onbehalf.conversation.domain.ConversationEvent.WrapupForwarded;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.kit.domain.MessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is under way between a thread and the mobile network, and what the contact said of consent.
///
/// @param deliveries outbound messages that are under way, and the last that are not
/// @param held receipts that no message claimed yet
/// @param pending inbound texts of which parts are missing
/// @param seen the last inbound SMS, so that a redelivery is noticed
public record Traffic(
        List<Delivery> deliveries,
        List<DeliveryReceiptHeld> held,
        List<PendingText> pending,
        List<SeenSms> seen,
        @Nullable ConsentFact consent) {

    public static final Traffic NONE = new Traffic(List.of(), List.of(), List.of(), List.of(), null);

    /// A thread is one record, which Kafka must take: so many outbound messages may be under way at once.
    private static final int UNDER_WAY = 500;

    private static final int SETTLED_KEPT = 20;
    private static final int GIVEN_UP_KEPT = 50;
    private static final int HELD_KEPT = 20;
    private static final int SEEN_KEPT = 20;

    public Traffic {
        deliveries = List.copyOf(deliveries);
        held = List.copyOf(held);
        pending = List.copyOf(pending);
        seen = List.copyOf(seen);
    }

    /// The moment that the thread waits for next; null if it waits for none.
    @Nullable Instant dueAt() {
        return Stream.concat(
                        deliveries.stream().map(Delivery::receiptDueAt),
                        pending.stream().map(PendingText::dueAt))
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Whether one more message may be sent now.
    boolean hasRoom() {
        return deliveries.stream().filter(each -> !each.settled() && !each.givenUp()).count() < UNDER_WAY;
    }

    Optional<Delivery> delivery(MessageId messageId) {
        return deliveries.stream().filter(each -> each.messageId().equals(messageId)).findFirst();
    }

    @Nullable MessageId newestMessageId() {
        return deliveries.isEmpty() ? null : deliveries.getLast().messageId();
    }

    Traffic replacing(Delivery changed) {
        return new Traffic(
                deliveries.stream()
                        .map(each -> each.messageId().equals(changed.messageId()) ? changed : each)
                        .toList(),
                held,
                pending,
                seen,
                consent);
    }

    /// The state after an event; most concern the conversation only.
    Traffic evolve(ConversationEvent event) {
        return switch (event) {
            case MessageQueued queued -> with(queued(queued));
            case AutomaticMessageQueued queued -> with(queued(queued));
            case MessageStatusChanged changed -> changed(changed);
            case DeliveryReceiptHeld receipt ->
                    new Traffic(deliveries, last(held, receipt, HELD_KEPT), pending, seen, consent);
            case InboundMessageReceived received ->
                    new Traffic(
                            deliveries,
                            held,
                            without(received.partsReference()),
                            last(seen, SeenSms.of(received), SEEN_KEPT),
                            consent);
            case InboundPartReceived received ->
                    new Traffic(
                            deliveries,
                            held,
                            PendingText.with(pending, received),
                            last(seen, SeenSms.of(received), SEEN_KEPT),
                            consent);
            case ConversationDisconnected _ ->
                    new Traffic(
                            deliveries,
                            held,
                            pending.stream().filter(PendingText::hasQueue).toList(),
                            seen,
                            consent);
            case ContactOptedOut out -> with(new ConsentFact(true, out.occurredAt()));
            case ContactOptedIn in -> with(new ConsentFact(false, in.occurredAt()));
            case ContactConsentApplied applied ->
                    with(new ConsentFact(applied.optedOut(), applied.changedAt()));
            case ConversationStarted _,
                    ConversationResumed _,
                    ComposeRefused _,
                    ParticipantConnected _,
                    ParticipantDisconnected _,
                    DisconnectRefused _,
                    MessageRefused _,
                    WrapupForwarded _,
                    ParticipantWrapupRefused _,
                    ParticipantWrappedUp _,
                    InteractionDeallocated _ ->
                    this;
        };
    }

    private Traffic with(Delivery delivery) {
        return new Traffic(withoutOldest(deliveries, delivery), held, pending, seen, consent);
    }

    private Traffic with(ConsentFact fact) {
        return new Traffic(deliveries, held, pending, seen, fact);
    }

    private Traffic changed(MessageStatusChanged changed) {
        return delivery(changed.messageId())
                .map(before ->
                        new Delivery(
                                before.conversationId(),
                                before.participantId(),
                                before.communicationId(),
                                before.messageId(),
                                changed.status(),
                                changed.error(),
                                changed.parts(),
                                changed.receiptDueAt()))
                .map(after -> replacing(after).withoutClaimed(after))
                .orElse(this);
    }

    private Traffic withoutClaimed(Delivery delivery) {
        List<DeliveryReceiptHeld> rest =
                held.stream()
                        .filter(receipt -> !Receipts.carries(delivery, receipt.smscMessageId()))
                        .toList();
        return new Traffic(deliveries, rest, pending, seen, consent);
    }

    private List<PendingText> without(@Nullable Integer reference) {
        return pending.stream().filter(each -> reference == null || each.reference() != reference).toList();
    }

    private static Delivery queued(MessageQueued queued) {
        return Delivery.queued(
                queued.conversationId(),
                queued.participantId(),
                queued.communicationId(),
                queued.messageId(),
                queued.segmentCount());
    }

    private static Delivery queued(AutomaticMessageQueued queued) {
        return Delivery.queued(
                queued.conversationId(),
                queued.participantId(),
                queued.communicationId(),
                queued.messageId(),
                queued.segmentCount());
    }

    /// What is under way is never forgotten.
    private static List<Delivery> withoutOldest(List<Delivery> deliveries, Delivery added) {
        List<Delivery> kept =
                withoutOldest(
                        withoutOldest(deliveries, Delivery::settled, SETTLED_KEPT),
                        Delivery::givenUp,
                        GIVEN_UP_KEPT);
        return Stream.concat(kept.stream(), Stream.of(added)).toList();
    }

    private static List<Delivery> withoutOldest(
            List<Delivery> deliveries, Predicate<Delivery> kind, int most) {
        long surplus = deliveries.stream().filter(kind).count() - most;
        List<Delivery> doomed = deliveries.stream().filter(kind).limit(Math.max(0, surplus)).toList();
        return deliveries.stream().filter(each -> !doomed.contains(each)).toList();
    }

    private static <T> List<T> last(List<T> items, T added, int most) {
        return Stream.concat(items.stream(), Stream.of(added))
                .skip(Math.max(0, items.size() + 1 - most))
                .toList();
    }
}
