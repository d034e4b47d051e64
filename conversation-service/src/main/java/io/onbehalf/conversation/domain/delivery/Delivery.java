package io.onbehalf.conversation.domain.delivery;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One outbound message on its way: a monotone fold over the outcomes and receipts of its SMS.
///
/// Outcomes and receipts may come in any order, twice, or never; each part only goes forward. A final state
/// stays. [MessageProgress] says how the message's status follows from its parts.
///
/// @param receiptDueAt until when receipts are waited for; empty while none is expected
/// @param queuedAt since when it waits for the carrier; empty for one that an earlier release queued
public record Delivery(
        ParticipantRef participant,
        MessageId messageId,
        MessageStatus status,
        Optional<CarrierError> error,
        List<MessagePart> parts,
        Optional<Instant> receiptDueAt,
        Optional<Instant> queuedAt) {

    /// How long the carrier link may take to report on a message. It submits none that has waited so long,
    /// and has failed it long before, unless its request never got there.
    public static final Duration REPORT_AWAITED = Duration.ofDays(2);

    private static final int REFERENCE_PART_BITS = 3;
    private static final int REFERENCE_MASK = 0x1FFF;

    public Delivery {
        parts = List.copyOf(parts);
        queuedAt = requireNonNullElse(queuedAt, Optional.empty());
    }

    public static Delivery queued(
            ParticipantRef participant, MessageId messageId, int segmentCount, Instant queuedAt) {
        return new Delivery(
                participant,
                messageId,
                MessageStatus.QUEUED,
                Optional.empty(),
                IntStream.rangeClosed(1, segmentCount).mapToObj(MessagePart::queued).toList(),
                Optional.empty(),
                Optional.of(queuedAt));
    }

    /// Our own reference of an SMS, 16 bits: unique among a thread's last 8,192 ids.
    public static int reference(MessageId messageId, int part) {
        long counter = UUID.fromString(messageId.value()).getLeastSignificantBits() & REFERENCE_MASK;
        return (int) counter << REFERENCE_PART_BITS | part;
    }

    /// True if nothing can change it any more.
    public boolean isFinal() {
        return parts.stream().allMatch(part -> part.state().isFinal());
    }

    /// True if no receipt is waited for any more, though one may yet come.
    public boolean isGivenUp() {
        return !isFinal() && receiptDueAt.isEmpty() && !hasQueuedPart();
    }

    public boolean isUnderWay() {
        return !isFinal() && !isGivenUp();
    }

    boolean hasQueuedPart() {
        return parts.stream().anyMatch(part -> part.state() == PartState.QUEUED);
    }

    boolean lacksId() {
        return parts.stream().anyMatch(MessagePart::lacksId);
    }

    boolean awaitsReceiptAt(Instant moment) {
        return receiptDueAt.filter(moment::isBefore).isPresent();
    }

    /// The moment when it changes if no report comes; empty if it waits for none.
    Optional<Instant> dueAt() {
        return Stream.of(receiptDueAt, reportDueAt())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> reportDueAt() {
        return hasQueuedPart() ? queuedAt.map(queued -> queued.plus(REPORT_AWAITED)) : Optional.empty();
    }

    private static boolean isOver(Optional<Instant> due, Instant moment) {
        return due.filter(each -> !each.isAfter(moment)).isPresent();
    }

    /// True if it was queued after another message of its thread.
    boolean isLaterThan(MessageId other) {
        return counter(messageId) > counter(other);
    }

    private static long counter(MessageId message) {
        return ThreadIds.counterOf(message.value(), Kind.MESSAGE).orElseThrow();
    }

    /// True if one of its SMS has this id, in the same base or another.
    boolean hasSms(String smscMessageId) {
        return part(smscMessageId, SmscMessageId::equal)
                .or(() -> part(smscMessageId, SmscMessageId::folded))
                .isPresent();
    }

    /// The part with an id. An SMSC may give all parts one id and send a receipt for each: then it is the
    /// first of them that waits for one.
    Optional<MessagePart> part(String smscMessageId, BiPredicate<String, String> same) {
        return parts.stream()
                .filter(part -> part.smscMessageId().filter(id -> same.test(id, smscMessageId)).isPresent())
                .min(Comparator.comparing(part -> part.state().isFinal()));
    }

    /// The message after its parts were submitted.
    ///
    /// @param nextReceiptDueAt until when receipts are waited for; empty leaves that as it is
    public Delivery withOutcomes(List<PartOutcome> outcomes, Optional<Instant> nextReceiptDueAt) {
        Delivery after = this;
        for (PartOutcome outcome : outcomes) {
            after = after.withPart(outcome.part(), outcome::applyTo);
        }
        return after.awaiting(nextReceiptDueAt.or(() -> receiptDueAt));
    }

    /// The message after a receipt for one of its parts.
    public Delivery withReceipt(int part, Receipt receipt) {
        return withPart(part, receipt::applyTo).awaiting(receiptDueAt);
    }

    /// The message after what was due at a moment was given up.
    Delivery expiredAt(Instant moment) {
        Delivery reported = isOver(reportDueAt(), moment) ? withoutReport() : this;
        return isOver(reported.receiptDueAt, moment) ? reported.withoutReceipts() : reported;
    }

    /// The message once the carrier link's report is no longer waited for: what it has not reported on was
    /// not sent.
    private Delivery withoutReport() {
        return with(givenUp(PartState.QUEUED, PartState.FAILED, CarrierError.EXPIRED), receiptDueAt)
                .awaiting(receiptDueAt);
    }

    /// The message once receipts are no longer waited for.
    private Delivery withoutReceipts() {
        boolean partlyDelivered = parts.stream().anyMatch(part -> part.state() == PartState.DELIVERED);
        return with(
                        givenUp(
                                PartState.SENT,
                                PartState.DELIVERY_UNKNOWN,
                                partlyDelivered
                                        ? CarrierError.PARTLY_DELIVERED
                                        : CarrierError.DELIVERY_UNKNOWN),
                        receiptDueAt)
                .awaiting(Optional.empty());
    }

    /// The parts, those in one state now in another, with the reason.
    private List<MessagePart> givenUp(PartState from, PartState to, String reason) {
        Optional<CarrierError> error = Optional.of(CarrierError.of(reason));
        return parts.stream()
                .map(part -> part.state() == from ? part.advanced(to, Optional.empty(), error) : part)
                .toList();
    }

    private Delivery withPart(int number, UnaryOperator<MessagePart> change) {
        return with(
                parts.stream().map(part -> part.part() == number ? change.apply(part) : part).toList(),
                receiptDueAt);
    }

    private Delivery awaiting(Optional<Instant> due) {
        return with(parts, isFinal() ? Optional.empty() : due);
    }

    private Delivery with(List<MessagePart> changed, Optional<Instant> due) {
        MessageProgress progress = new MessageProgress(status, error).with(changed);
        return with(progress.status(), progress.error(), changed, due);
    }

    /// The message as an event says that it is now.
    public Delivery with(
            MessageStatus newStatus,
            Optional<CarrierError> newError,
            List<MessagePart> newParts,
            Optional<Instant> newReceiptDueAt) {
        return new Delivery(participant, messageId, newStatus, newError, newParts, newReceiptDueAt, queuedAt);
    }
}
