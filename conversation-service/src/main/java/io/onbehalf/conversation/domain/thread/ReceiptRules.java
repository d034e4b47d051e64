package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.CarrierRequest.SmsSubmitConcluded;
import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.InboundBuffered.DeliveryReceiptUnmatched;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.ReceiptMatch;
import io.onbehalf.conversation.domain.delivery.ReceiptMatcher;
import io.onbehalf.conversation.domain.delivery.UnmatchedReceipt;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Folds the carrier's reports on a thread's outbound messages into their status.
final class ReceiptRules {

    private ReceiptRules() {}

    /// The SMS of a message were submitted: receipts that were received before may now be claimed.
    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, SmsSubmitConcluded request) {
        Deliveries before = state.deliveries();
        Optional<Deliveries> concluded =
                before.of(request.messageId())
                        .map(each ->
                                before.with(each.withOutcomes(request.outcomes(), request.receiptDueAt())));
        List<ReceiptMatch> matches =
                concluded
                        .map(each -> ReceiptMatcher.matchAll(each, request.context().requestedAt()))
                        .orElse(List.of());
        Deliveries after = matches.isEmpty() ? concluded.orElse(before) : matches.getLast().after();
        List<ConversationEvent> events = new ArrayList<>(changes(before, after));
        optOut(state, request, matches).ifPresent(events::add);
        return Decision.unanswered(events);
    }

    private static Optional<ConsentChanged> optOut(
            ThreadState state, SmsSubmitConcluded request, List<ReceiptMatch> matches) {
        Instant at = request.context().requestedAt();
        if (!request.optedOut()) {
            return matches.stream().flatMap(match -> optOut(state, at, match).stream()).findFirst();
        }
        return ConsentRules.onCarrierReport(
                state,
                at,
                request.conversationId(),
                request.consentKey(),
                request.outcomes().stream().map(PartOutcome::error).flatMap(Optional::stream).findFirst());
    }

    /// A receipt is matched with a message, or kept until one claims it.
    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, DeliveryReceiptReceived request) {
        Deliveries before = state.deliveries();
        UnmatchedReceipt receipt =
                new UnmatchedReceipt(
                        request.receipt(),
                        request.consentKey(),
                        request.optedOut(),
                        before.newestMessageId());
        Instant at = request.context().requestedAt();
        return ReceiptMatcher.match(before, receipt, at)
                .map(match -> matched(state, at, match))
                .orElseGet(() -> unmatched(before, receipt));
    }

    private static Decision<ConversationEvent, ConversationReply> matched(
            ThreadState state, Instant at, ReceiptMatch match) {
        List<ConversationEvent> events = new ArrayList<>(changes(match.before(), match.after()));
        optOut(state, at, match).ifPresent(events::add);
        return Decision.unanswered(events);
    }

    private static Decision<ConversationEvent, ConversationReply> unmatched(
            Deliveries deliveries, UnmatchedReceipt unmatched) {
        boolean repeated =
                deliveries.unmatched().stream().anyMatch(each -> each.receipt().equals(unmatched.receipt()));
        return repeated
                ? Decision.nothing()
                : Decision.unanswered(
                        List.of(
                                new DeliveryReceiptUnmatched(
                                        unmatched.receipt(),
                                        unmatched.consentKey(),
                                        unmatched.optedOut(),
                                        unmatched.newestMessageId())));
    }

    private static Optional<ConsentChanged> optOut(ThreadState state, Instant at, ReceiptMatch match) {
        return match.newlyOptedOut()
                ? ConsentRules.onCarrierReport(
                        state,
                        at,
                        match.conversationId(),
                        match.matched().consentKey(),
                        Optional.of(match.error()))
                : Optional.empty();
    }

    /// An event for each message that differs from its earlier state.
    static List<ConversationEvent> changes(Deliveries before, Deliveries after) {
        return after.changedSince(before).stream().<ConversationEvent>map(ReceiptRules::changed).toList();
    }

    private static MessageStatusChanged changed(Delivery delivery) {
        return new MessageStatusChanged(
                delivery.participant(),
                delivery.messageId(),
                delivery.status(),
                delivery.error(),
                delivery.parts(),
                delivery.receiptDueAt());
    }
}
