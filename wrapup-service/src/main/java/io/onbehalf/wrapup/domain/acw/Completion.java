package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.wrapup.SystemWrapupCodes.TIMEOUT;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.Manner;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupCompletionRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The end of a stint's after-call work, which lasted from the end of the stint.
///
/// @param endedAt the end of the stint
record Completion(Stint stint, Instant endedAt) {

    /// With the wrap-up of a request.
    WrapupCompleted by(WrapupRequested request, Wrapup wrapup) {
        return completed(
                request.requestedBy(),
                wrapup,
                request.requestedAt(),
                new Manner(wrapup.completion(), request.reasonFor(stint)));
    }

    /// With a wrap-up that a user gave before.
    WrapupCompleted with(UserId completedBy, Wrapup wrapup, Instant at) {
        return completed(completedBy, wrapup, at, Manner.of(wrapup.completion()));
    }

    /// By a supervisor, for the agent who leaves it undone.
    WrapupCompleted bySupervisor(WrapupCompletionRequested request, Wrapup wrapup) {
        return completed(
                request.requestedBy(),
                wrapup,
                request.requestedAt(),
                new Manner(CompletionType.GIVEN, Optional.of(request.reason())));
    }

    /// By itself at the moment when its time is over, whenever that is noticed; empty if it is not over. The
    /// wrap-up that was saved last counts; one without a code, or none, gets the system's.
    static Optional<WrapupCompleted> expired(WrapupState state, Instant now) {
        return state instanceof Pending pending
                ? pending.dueAt().filter(due -> !due.isAfter(now)).map(due -> expired(pending, due))
                : Optional.empty();
    }

    private static WrapupCompleted expired(Pending pending, Instant due) {
        Wrapup wrapup = pending.saved().map(SavedWrapup::wrapup).orElse(Wrapup.NONE);
        return new Completion(pending.stint(), pending.endedAt())
                .completed(
                        pending.saved().map(SavedWrapup::givenBy).orElse(pending.stint().userId()),
                        wrapup.code().isPresent() ? wrapup : wrapup.with(TIMEOUT),
                        due,
                        Manner.of(CompletionType.TIMED_OUT));
    }

    private WrapupCompleted completed(UserId completedBy, Wrapup wrapup, Instant at, Manner manner) {
        return new WrapupCompleted(
                at,
                stint.conversationId(),
                stint.participantId(),
                stint.userId(),
                stint.queueId(),
                completedBy,
                wrapup,
                // Negative where a clock is behind another.
                Math.clamp(Duration.between(endedAt, at).toSeconds(), 0, Integer.MAX_VALUE),
                manner);
    }
}
