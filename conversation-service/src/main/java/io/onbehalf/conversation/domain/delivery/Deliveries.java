package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.kit.domain.MessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A thread's outbound messages that are under way and the last that are not, and the receipts that none of
/// them has claimed.
///
/// @param messages oldest first
/// @param unmatched oldest first; an SMSC may send a receipt before its `submit_sm_resp`
public record Deliveries(List<Delivery> messages, List<UnmatchedReceipt> unmatched) {

    public static final Deliveries NONE = new Deliveries(List.of(), List.of());

    /// Every decision about the thread reads them all, so this many may be under way.
    private static final int UNDER_WAY = 500;

    private static final int FINAL_KEPT = 20;
    private static final int GIVEN_UP_KEPT = 50;
    private static final int UNMATCHED_KEPT = 20;

    public Deliveries {
        messages = List.copyOf(messages);
        unmatched = List.copyOf(unmatched);
    }

    /// True if one more message may be sent now.
    public boolean hasRoom() {
        return messages.stream().filter(Delivery::isUnderWay).count() < UNDER_WAY;
    }

    public Optional<Delivery> of(MessageId messageId) {
        return messages.stream().filter(each -> each.messageId().equals(messageId)).findFirst();
    }

    public @Nullable MessageId newestMessageId() {
        return messages.isEmpty() ? null : messages.getLast().messageId();
    }

    /// The time when the next report or receipt is overdue; empty if none is waited for.
    public Optional<Instant> dueAt() {
        return messages.stream()
                .map(Delivery::dueAt)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /// With one more message. Final and given-up ones beyond a count are forgotten, the oldest first; one
    /// that is under way is never forgotten.
    public Deliveries plus(Delivery added) {
        List<Delivery> kept =
                forgetting(
                        forgetting(messages, Delivery::isFinal, FINAL_KEPT),
                        Delivery::isGivenUp,
                        GIVEN_UP_KEPT);
        return new Deliveries(Stream.concat(kept.stream(), Stream.of(added)).toList(), unmatched);
    }

    /// With a changed message in the place of its earlier state.
    public Deliveries with(Delivery changed) {
        return new Deliveries(
                messages.stream()
                        .map(each -> each.messageId().equals(changed.messageId()) ? changed : each)
                        .toList(),
                unmatched);
    }

    /// Without the receipts for the SMS of a message.
    public Deliveries withoutReceiptsOf(Delivery delivery) {
        return new Deliveries(
                messages,
                unmatched.stream()
                        .filter(each -> each.receipt().ids().stream().noneMatch(delivery::hasSms))
                        .toList());
    }

    public Deliveries plus(UnmatchedReceipt receipt) {
        return new Deliveries(
                messages,
                Stream.concat(unmatched.stream(), Stream.of(receipt))
                        .skip(Math.max(0, unmatched.size() + 1 - UNMATCHED_KEPT))
                        .toList());
    }

    /// After the reports and receipts that are overdue at a moment were given up.
    public Deliveries expiredAt(Instant moment) {
        return new Deliveries(messages.stream().map(each -> each.expiredAt(moment)).toList(), unmatched);
    }

    /// The messages that differ from their earlier state.
    public List<Delivery> changedSince(Deliveries before) {
        return messages.stream().filter(each -> !before.messages().contains(each)).toList();
    }

    private static List<Delivery> forgetting(List<Delivery> deliveries, Predicate<Delivery> kind, int kept) {
        long surplus = deliveries.stream().filter(kind).count() - kept;
        List<Delivery> oldest = deliveries.stream().filter(kind).limit(Math.max(0, surplus)).toList();
        return deliveries.stream().filter(each -> !oldest.contains(each)).toList();
    }
}
