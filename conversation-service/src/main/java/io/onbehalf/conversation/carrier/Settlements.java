package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.Turn.Settled;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/// Says what came of SMS: what the message centre answered, what is given up, what nobody knows.
final class Settlements {

    private static final long SWEEP_NANOS = 500_000_000L;

    private final Outbox.Boxes boxes;
    private final SmppLinks links;
    private final Gate gate;
    private final CarrierMetrics metrics;
    private final BlockingQueue<SubmitResult> results;
    private final List<Settled> answered = new ArrayList<>();
    private long sweptNanos;

    Settlements(
            Outbox.Boxes boxes,
            SmppLinks links,
            Gate gate,
            CarrierMetrics metrics,
            BlockingQueue<SubmitResult> results) {
        this.boxes = boxes;
        this.links = links;
        this.gate = gate;
        this.metrics = metrics;
        this.results = results;
    }

    /// Takes in what the message centre answered. It is kept until it is written: a transaction that fails
    /// loses none.
    void takeAnswers() {
        List<SubmitResult> come = new ArrayList<>();
        results.drainTo(come);
        for (SubmitResult result : come) {
            metrics.submitted(result);
            OutboundMessage message = result.message();
            pace(result);
            List<SubmitResult> all = message.settle(result);
            if (!all.isEmpty()) {
                answered.add(
                        new Settled(
                                message,
                                message.attempts(),
                                all.stream().map(SubmitResult::asOutcome).toList(),
                                all.stream().anyMatch(SubmitResult::optedOut)));
                letGo(message);
                giveUpTheRest(message, answered);
            }
        }
    }

    /// What is to be written: the answers that are not written yet, and then what the turn settled.
    List<Settled> unwritten(Turn turn) {
        List<Settled> all = new ArrayList<>(answered);
        all.addAll(turn.settled());
        return all;
    }

    /// The answers are written.
    void written() {
        answered.clear();
    }

    private void pace(SubmitResult result) {
        Outbox outbox = boxes.of(result.message().partition());
        Lane lane = outbox == null ? null : outbox.laneOf(result.message());
        if (lane != null && result.slowDown()) {
            lane.slowDown(System.nanoTime());
        } else if (lane != null && result.outcome() == SubmitOutcome.ACCEPTED) {
            lane.goOn();
        }
    }

    /// A message of which a part was refused for good has failed: the rest would only be paid for. Not of one
    /// that another instance, or this one anew, has read meanwhile.
    ///
    /// @param into where it is kept until it is written
    void giveUpTheRest(OutboundMessage message, List<Settled> into) {
        Outbox outbox = boxes.of(message.partition());
        CarrierError why = message.refusal();
        if (message.failed() && why != null && message.waiting() && outbox != null && outbox.holds(message)) {
            giveUp(message, why, into);
        }
    }

    /// Nobody knows whether these SMS left.
    void unknown(Turn turn, OutboundMessage message, List<Integer> parts) {
        CarrierError why = CarrierError.of(CarrierError.SUBMIT_UNKNOWN);
        settle(message, outcomes(parts, SubmitOutcome.OUTCOME_UNKNOWN, why), turn.settled());
    }

    /// Gives up what waited too long or can never go.
    void sweep(Turn turn) {
        long now = System.nanoTime();
        if (now - sweptNanos < SWEEP_NANOS) {
            return;
        }
        sweptNanos = now;
        for (Outbox outbox : boxes.all().values()) {
            for (Lane lane : outbox.lanes()) {
                sweep(turn, lane);
            }
        }
    }

    /// A number's messages are in order of age, so the first that may still wait ends it.
    private void sweep(Turn turn, Lane lane) {
        for (OutboundMessage oldest = lane.oldestWaiting(); oldest != null; oldest = lane.oldestWaiting()) {
            if (gate.validFor(oldest).isNegative()) {
                giveUp(oldest, expired(oldest), turn.settled());
            } else if (links.of(oldest) == null) {
                giveUp(oldest, CarrierError.of(CarrierError.NOT_SERVED), turn.settled());
            } else {
                return;
            }
        }
    }

    /// Where the message centre was what kept it waiting, with what that said last.
    private static CarrierError expired(OutboundMessage message) {
        CarrierError refusal = message.refusal();
        return new CarrierError(CarrierError.EXPIRED, refusal == null ? null : refusal.commandStatus(), null);
    }

    private void giveUp(OutboundMessage message, CarrierError why, List<Settled> into) {
        settle(message, outcomes(message.abandon(), SubmitOutcome.REJECTED, why), into);
    }

    private static List<PartOutcome> outcomes(List<Integer> parts, SubmitOutcome outcome, CarrierError why) {
        return parts.stream().map(part -> new PartOutcome(part, outcome, null, why)).toList();
    }

    private void settle(OutboundMessage message, List<PartOutcome> outcomes, List<Settled> into) {
        into.add(new Settled(message, message.attempts(), outcomes, false));
        letGo(message);
    }

    private void letGo(OutboundMessage message) {
        Outbox outbox = boxes.of(message.partition());
        if (outbox != null && message.done()) {
            outbox.remove(message);
        }
    }
}
