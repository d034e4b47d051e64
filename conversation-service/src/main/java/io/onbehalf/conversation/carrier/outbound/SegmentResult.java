package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import org.jspecify.annotations.Nullable;

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
                            new PartOutcome(segment, SubmitOutcome.ACCEPTED, smscMessageId, null),
                            false,
                            false);
            case SubmitResult.Refused refused -> refused(message, segment, refused);
            case SubmitResult.Withheld(var reason) ->
                    failed(message, segment, SubmitOutcome.REJECTED, CarrierError.of(reason));
            case SubmitResult.Malformed() ->
                    failed(message, segment, SubmitOutcome.REJECTED, CarrierError.of(CarrierError.REJECTED));
            case SubmitResult.NotSent(var slowDown) -> retriable(message, segment, null, slowDown);
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
            case FOR_NOW -> retriable(message, segment, rejected, true);
            case FOR_GOOD -> failed(message, segment, SubmitOutcome.REJECTED, rejected);
            case OPTED_OUT -> {
                CarrierError optedOut = CarrierError.status(ConversationRefusals.OPTED_OUT, status);
                yield new SegmentResult(
                        message, outcome(segment, SubmitOutcome.REJECTED, optedOut), false, true);
            }
        };
    }

    private static SegmentResult retriable(
            OutboundMessage message, int segment, @Nullable CarrierError error, boolean slowDown) {
        return new SegmentResult(message, outcome(segment, SubmitOutcome.RETRIABLE, error), slowDown, false);
    }

    private static SegmentResult failed(
            OutboundMessage message, int segment, SubmitOutcome outcome, CarrierError error) {
        return new SegmentResult(message, outcome(segment, outcome, error), false, false);
    }

    private static PartOutcome outcome(int segment, SubmitOutcome outcome, @Nullable CarrierError error) {
        return new PartOutcome(segment, outcome, null, error);
    }

    int segment() {
        return outcome.part();
    }

    @Nullable CarrierError error() {
        return outcome.error();
    }

    boolean isAccepted() {
        return outcome.outcome() == SubmitOutcome.ACCEPTED;
    }

    boolean isRetriable() {
        return outcome.outcome() == SubmitOutcome.RETRIABLE;
    }

    /// Whether the SMSC, or our own check before the submit, refused it, for now or for good.
    boolean isRefused() {
        return error() != null && outcome.outcome() != SubmitOutcome.OUTCOME_UNKNOWN;
    }
}
