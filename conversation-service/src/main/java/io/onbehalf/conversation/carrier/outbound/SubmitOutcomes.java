package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Conclusion;
import io.onbehalf.conversation.carrier.outbound.rate.NumberType;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Determines the outcomes of messages: by what the SMSC answered, because they are given up, or because they
/// can't be known.
final class SubmitOutcomes {

    private static final long SWEEP_INTERVAL_NANOS = 500_000_000L;

    private final PartitionBacklogs backlogs;
    private final SmppAccounts accounts;
    private final PreSubmitCheck check;
    private final OutboundMetrics metrics;
    private final SubmitResults results;
    private final List<Conclusion> unwritten = new ArrayList<>();
    private long sweptNanos;

    SubmitOutcomes(
            PartitionBacklogs backlogs,
            SmppAccounts accounts,
            PreSubmitCheck check,
            OutboundMetrics metrics,
            SubmitResults results) {
        this.backlogs = backlogs;
        this.accounts = accounts;
        this.check = check;
        this.metrics = metrics;
        this.results = results;
    }

    /// Takes the results that have come. They are kept until they are written: a transaction that fails loses
    /// none.
    void takeResults() {
        for (SegmentResult result = results.poll(); result != null; result = results.poll()) {
            metrics.submitted(result.message().account(), result.outcome().outcome());
            adaptRate(result);
            OutboundMessage message = result.message();
            List<SegmentResult> attempt = message.addResult(result);
            if (!attempt.isEmpty()) {
                unwritten.add(
                        new Conclusion(
                                message,
                                message.attempts(),
                                message.account(),
                                attempt.stream().map(SegmentResult::outcome).toList(),
                                attempt.stream().anyMatch(SegmentResult::optedOut)));
                removeIfDone(message);
                giveUpRestOfFailed(message, unwritten::add);
            }
        }
        for (Conclusion late = results.pollLate(); late != null; late = results.pollLate()) {
            unwritten.add(late);
        }
    }

    /// The conclusions to write: those that no transaction has written yet, then the batch's own.
    List<Conclusion> unwritten(OutboundBatch batch) {
        List<Conclusion> all = new ArrayList<>(unwritten);
        all.addAll(batch.conclusions());
        return all;
    }

    /// To be called after the commit.
    void onWritten() {
        unwritten.clear();
    }

    private void adaptRate(SegmentResult result) {
        PartitionBacklog backlog = backlogs.of(result.message().partition());
        NumberBacklog number = backlog == null ? null : backlog.numberOf(result.message());
        if (number != null && result.slowDown()) {
            number.slowDown(System.nanoTime());
        } else if (number != null && result.isAccepted()) {
            number.resetPause();
        }
    }

    /// A message of which a segment was refused for good has failed: the rest would only cost money. Does
    /// nothing for a message that another instance, or this one again, has read since.
    ///
    /// @param into keeps the conclusion until it is written
    void giveUpRestOfFailed(OutboundMessage message, Consumer<Conclusion> into) {
        PartitionBacklog backlog = backlogs.of(message.partition());
        CarrierError refusal = message.refusal();
        if (message.hasFailed()
                && refusal != null
                && message.isWaiting()
                && backlog != null
                && backlog.holds(message)) {
            giveUp(message, refusal, into);
        }
    }

    /// Concludes segments that may have left before this instance got the message.
    void unknown(OutboundBatch batch, OutboundMessage message, List<Integer> segments) {
        CarrierError error = CarrierError.of(CarrierError.SUBMIT_UNKNOWN);
        SmppAccount account = accounts.serving(message.organizationId(), message.number());
        String name = account == null ? OutboundMessage.NO_ACCOUNT : account.settings().name();
        segments.forEach(_ -> metrics.submitted(name, SubmitOutcome.OUTCOME_UNKNOWN));
        conclude(message, outcomes(segments, SubmitOutcome.OUTCOME_UNKNOWN, error), batch::add);
    }

    /// Gives up messages that waited too long or that no account serves.
    void sweep(OutboundBatch batch) {
        long now = System.nanoTime();
        if (now - sweptNanos < SWEEP_INTERVAL_NANOS) {
            return;
        }
        sweptNanos = now;
        Map<NumberType, Instant> oldest = new EnumMap<>(NumberType.class);
        for (NumberBacklog number : backlogs.numbers()) {
            sweep(batch, number);
            OutboundMessage waiting = number.oldestWaiting();
            if (waiting != null) {
                oldest.merge(
                        number.type(waiting),
                        waiting.request().getQueuedAt(),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        metrics.oldestWaiting(oldest);
    }

    /// A number's messages are in order of age: the first that may still wait ends the sweep.
    private void sweep(OutboundBatch batch, NumberBacklog number) {
        for (OutboundMessage oldest = number.oldestWaiting();
                oldest != null;
                oldest = number.oldestWaiting()) {
            if (check.validFor(oldest).isNegative()) {
                giveUp(oldest, expired(oldest), batch::add);
            } else if (accounts.serving(oldest.organizationId(), oldest.number()) == null) {
                giveUp(oldest, CarrierError.of(CarrierError.NOT_SERVED), batch::add);
            } else {
                return;
            }
        }
    }

    /// With the SMSC's last status, if the SMSC was what kept the message waiting.
    private static CarrierError expired(OutboundMessage message) {
        return new CarrierError(
                CarrierError.EXPIRED,
                Optional.ofNullable(message.refusal()).flatMap(CarrierError::commandStatus),
                Optional.empty());
    }

    private void giveUp(OutboundMessage message, CarrierError error, Consumer<Conclusion> into) {
        conclude(message, outcomes(message.abandon(), SubmitOutcome.REJECTED, error), into);
    }

    private static List<PartOutcome> outcomes(
            List<Integer> segments, SubmitOutcome outcome, CarrierError error) {
        return segments.stream()
                .map(segment -> new PartOutcome(segment, outcome, Optional.empty(), Optional.of(error)))
                .toList();
    }

    private void conclude(OutboundMessage message, List<PartOutcome> outcomes, Consumer<Conclusion> into) {
        into.accept(new Conclusion(message, message.attempts(), message.account(), outcomes, false));
        removeIfDone(message);
    }

    private void removeIfDone(OutboundMessage message) {
        PartitionBacklog backlog = backlogs.of(message.partition());
        if (backlog != null && message.isDone()) {
            backlog.remove(message);
        }
    }
}
