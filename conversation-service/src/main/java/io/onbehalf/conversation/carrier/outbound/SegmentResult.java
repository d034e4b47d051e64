package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.util.Optional;

/// The outcome of submitting one segment of a message.
///
/// @param slowDown whether its number should send less for a while
/// @param optedOut whether the SMSC refused it because the contact has opted out
record SegmentResult(OutboundMessage message, PartOutcome outcome, boolean slowDown, boolean optedOut) {

    static SegmentResult of(OutboundMessage message, int segment, SubmitResult result) {
        return switch (result) {
            case SubmitResult.Accepted(var smscMessageId) ->
                    new SegmentResult(
                            message,
                            new PartOutcome(
                                    segment,
                                    SubmitOutcome.ACCEPTED,
                                    Optional.ofNullable(smscMessageId),
                                    Optional.empty()),
                            false,
                            false);
            case SubmitResult.Refused refused -> refused(message, segment, refused);
            case SubmitResult.Withheld(var reason) ->
                    failed(message, segment, SubmitOutcome.REJECTED, CarrierError.of(reason));
            case SubmitResult.Malformed() ->
                    failed(message, segment, SubmitOutcome.REJECTED, CarrierError.of(CarrierError.REJECTED));
            case SubmitResult.NotSent(var slowDown) ->
                    retriable(message, segment, Optional.empty(), slowDown);
            case SubmitResult.Unknown() ->
                    failed(
                            message,
                            segment,
                            SubmitOutcome.OUTCOME_UNKNOWN,
                            CarrierError.of(CarrierError.SUBMIT_UNKNOWN));
        };
    }

    private static SegmentResult refused(OutboundMessage message, int segment, SubmitResult.Refused refused) {
        int status = refused.commandStatus();
        CarrierError rejected = CarrierError.status(CarrierError.REJECTED, status);
        return switch (refused.meaning()) {
            case FOR_NOW -> retriable(message, segment, Optional.of(rejected), true);
            case FOR_GOOD -> failed(message, segment, SubmitOutcome.REJECTED, rejected);
            case OPTED_OUT -> {
                CarrierError optedOut = CarrierError.status(ConversationRefusals.OPTED_OUT, status);
                yield new SegmentResult(
                        message,
                        outcome(segment, SubmitOutcome.REJECTED, Optional.of(optedOut)),
                        false,
                        true);
            }
        };
    }

    private static SegmentResult retriable(
            OutboundMessage message, int segment, Optional<CarrierError> error, boolean slowDown) {
        return new SegmentResult(message, outcome(segment, SubmitOutcome.RETRIABLE, error), slowDown, false);
    }

    private static SegmentResult failed(
            OutboundMessage message, int segment, SubmitOutcome outcome, CarrierError error) {
        return new SegmentResult(message, outcome(segment, outcome, Optional.of(error)), false, false);
    }

    private static PartOutcome outcome(int segment, SubmitOutcome outcome, Optional<CarrierError> error) {
        return new PartOutcome(segment, outcome, Optional.empty(), error);
    }

    /// The same where nothing can be submitted again, as the answer came after the message was concluded:
    /// what was refused for now has failed.
    SegmentResult concluded() {
        return isRetriable()
                ? new SegmentResult(
                        message,
                        outcome(segment(), SubmitOutcome.REJECTED, outcome.error()),
                        slowDown,
                        optedOut)
                : this;
    }

    int segment() {
        return outcome.part();
    }

    Optional<CarrierError> error() {
        return outcome.error();
    }

    boolean isAccepted() {
        return outcome.outcome() == SubmitOutcome.ACCEPTED;
    }

    boolean isRetriable() {
        return outcome.outcome() == SubmitOutcome.RETRIABLE;
    }

    /// True if the SMSC, or our own check before the submit, refused it, for now or for good.
    boolean isRefused() {
        return error().isPresent() && outcome.outcome() != SubmitOutcome.OUTCOME_UNKNOWN;
    }
}
