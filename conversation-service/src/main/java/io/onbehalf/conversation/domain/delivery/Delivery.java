package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One outbound message on its way: a monotone fold over what is heard of its SMS.
///
/// Outcomes and receipts may come in any order, twice, or never; each part only goes forward, and so does the
/// message: it is as far as its hindmost part, and has failed with the first part that failed. What is final
/// stays.
///
/// @param receiptDueAt until when receipts are waited for; null while none is expected
public record Delivery(
        ConversationId conversationId,
        ParticipantId participantId,
        CommunicationId communicationId,
        MessageId messageId,
        MessageStatus status,
        @Nullable CarrierError error,
        List<MessagePart> parts,
        @Nullable Instant receiptDueAt) {

    private static final int REFERENCE_PART_BITS = 3;
    private static final int REFERENCE_MASK = 0x1FFF;

    public Delivery {
        parts = List.copyOf(parts);
    }

    public static Delivery queued(
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            MessageId messageId,
            int segmentCount) {
        return new Delivery(
                conversationId,
                participantId,
                communicationId,
                messageId,
                MessageStatus.QUEUED,
                null,
                IntStream.rangeClosed(1, segmentCount).mapToObj(MessagePart::queued).toList(),
                null);
    }

    /// Our own reference of an SMS, 16 bits: unique among a thread's last 8,192 ids.
    public static int reference(MessageId messageId, int part) {
        long counter = UUID.fromString(messageId.value()).getLeastSignificantBits() & REFERENCE_MASK;
        return (int) counter << REFERENCE_PART_BITS | part;
    }

    /// Nothing more can change it.
    public boolean settled() {
        return parts.stream().allMatch(part -> part.state().isFinal());
    }

    /// Nothing is waited for any more, though something may yet be heard.
    public boolean givenUp() {
        return !settled()
                && receiptDueAt == null
                && parts.stream().noneMatch(part -> part.state() == PartState.QUEUED);
    }

    public boolean awaitsReceiptAt(Instant moment) {
        return receiptDueAt != null && moment.isBefore(receiptDueAt);
    }

    /// Whether it came after another message of its thread.
    public boolean isLaterThan(MessageId other) {
        return counter(messageId) > counter(other);
    }

    private static long counter(MessageId message) {
        return ThreadIds.counterOf(message.value(), Kind.MESSAGE).orElseThrow();
    }

    /// The same after attempts were settled.
    public Delivery settled(List<PartOutcome> outcomes, @Nullable Instant nextReceiptDueAt) {
        Delivery after = this;
        for (PartOutcome outcome : outcomes) {
            after = after.on(outcome.part(), part -> settled(part, outcome));
        }
        return after.awaiting(nextReceiptDueAt == null ? receiptDueAt : nextReceiptDueAt);
    }

    private static MessagePart settled(MessagePart part, PartOutcome outcome) {
        return switch (outcome.outcome()) {
            case ACCEPTED -> part.further(PartState.SENT, outcome.smscMessageId(), null);
            case REJECTED -> part.further(PartState.FAILED, null, outcome.error());
            case OUTCOME_UNKNOWN -> part.further(PartState.SUBMIT_UNKNOWN, null, outcome.error());
            case RETRIABLE -> part;
        };
    }

    /// The same after a receipt for one of its parts.
    public Delivery received(
            int number, ReceiptState state, String smscMessageId, @Nullable String receiptError) {
        PartState next = state.partState();
        CarrierError why =
                next == PartState.UNDELIVERED
                        ? new CarrierError(CarrierError.UNDELIVERED, null, receiptError)
                        : null;
        return on(number, part -> part.further(next, smscMessageId, why)).awaiting(receiptDueAt);
    }

    /// The same once the time for receipts is over.
    public Delivery overdue() {
        Delivery after = this;
        for (MessagePart part : parts) {
            if (part.state() == PartState.SENT) {
                after =
                        after.on(
                                part.part(),
                                each ->
                                        each.further(
                                                PartState.DELIVERY_UNKNOWN,
                                                null,
                                                CarrierError.of(CarrierError.DELIVERY_UNKNOWN)));
            }
        }
        return after.awaiting(null);
    }

    private Delivery on(int number, UnaryOperator<MessagePart> change) {
        return with(
                parts.stream().map(part -> part.part() == number ? change.apply(part) : part).toList(),
                receiptDueAt);
    }

    private Delivery awaiting(@Nullable Instant due) {
        return with(parts, settled() ? null : due);
    }

    private Delivery with(List<MessagePart> changed, @Nullable Instant due) {
        boolean over = isFinal(status);
        return new Delivery(
                conversationId,
                participantId,
                communicationId,
                messageId,
                over ? status : status(changed),
                over ? error : error(changed),
                changed,
                due);
    }

    private static boolean isFinal(MessageStatus status) {
        return switch (status) {
            case DELIVERY_SUCCESS, DELIVERY_FAILED, FAILED -> true;
            case QUEUED, SENT, SUBMIT_UNKNOWN, DELIVERY_UNKNOWN, RECEIVED -> false;
        };
    }

    private static MessageStatus status(List<MessagePart> parts) {
        if (any(parts, PartState.FAILED)) {
            return MessageStatus.FAILED;
        }
        if (any(parts, PartState.UNDELIVERED)) {
            return MessageStatus.DELIVERY_FAILED;
        }
        PartState hindmost = parts.stream().map(MessagePart::state).min(PartState::compareTo).orElseThrow();
        return switch (hindmost) {
            case QUEUED -> MessageStatus.QUEUED;
            case SUBMIT_UNKNOWN -> MessageStatus.SUBMIT_UNKNOWN;
            case SENT -> MessageStatus.SENT;
            case DELIVERY_UNKNOWN -> MessageStatus.DELIVERY_UNKNOWN;
            case DELIVERED -> MessageStatus.DELIVERY_SUCCESS;
            case UNDELIVERED -> MessageStatus.DELIVERY_FAILED;
            case FAILED -> MessageStatus.FAILED;
        };
    }

    private static @Nullable CarrierError error(List<MessagePart> parts) {
        return parts.stream()
                .filter(part -> part.error() != null)
                .max((one, other) -> one.state().compareTo(other.state()))
                .map(MessagePart::error)
                .orElse(null);
    }

    private static boolean any(List<MessagePart> parts, PartState state) {
        return parts.stream().anyMatch(part -> part.state() == state);
    }
}
