package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.InteractionLogUpdateRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupCompletionRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupTimerExpired;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Connected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Ended;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.acw.WrapupState.Unknown;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of after-call work: each stint is wrapped up once, and its wrap-up may be corrected afterwards.
///
/// A wrap-up that is given while the stint lasts is provisional: another one replaces it. The end of the
/// stint completes it, unless it was only saved or the queue lets nobody end the work early. After-call work
/// whose time runs out ends at that time, with what was saved last.
///
/// conversation-service says of each wrap-up that it passes on what it knows of the stint. An event of it
/// that has not arrived, as it is still on its way or was set aside, counts as if it had arrived before;
/// should it arrive later, it changes nothing.
///
/// Once the contact is erased, a stint that began before is wrapped up without a word about them.
public final class WrapupDecider {

    private WrapupDecider() {}

    /// The decider over the settings that hold at the moment of a decision.
    ///
    /// @param offered which codes a queue offers
    /// @param callLogging whether notes belong to the interaction log
    public static Decider<StintState, WrapupRequest, WrapupEvent, WrapupReply> of(
            OfferedCodes offered, CallLogging callLogging) {
        return new Decider<>(
                StintState.INITIAL,
                (state, request) -> decide(state, request, offered, callLogging),
                StintState::evolve,
                state -> dueAt(state.work()),
                (state, now) -> whenDue(state.work(), now));
    }

    /// The version of the log that a request changes; empty for one that changes none, or may not.
    public static Optional<SavedLog.Version> edited(StintState state, WrapupRequest request) {
        return request instanceof InteractionLogUpdateRequested update
                        && state.work() instanceof Known known
                        && update.isAllowedOn(known.stint())
                ? Optional.of(SavedLog.version(state.log()))
                : Optional.empty();
    }

    private static Decision<WrapupEvent, WrapupReply> decide(
            StintState state, WrapupRequest request, OfferedCodes offered, CallLogging callLogging) {
        WrapupState work = state.work();
        return switch (request) {
            case ParticipantConnected fact -> Decision.unanswered(begin(work, fact));
            case ParticipantDisconnected fact -> Decision.unanswered(end(work, fact));
            case WrapupRequested wrapup -> {
                List<WrapupEvent> missing = missing(work, wrapup);
                var submission = new WrapupSubmission(wrapup, offered, callLogging, state.erased());
                yield behind(missing, submission.decide(after(work, missing)));
            }
            case WrapupCompletionRequested completion ->
                    new SupervisedCompletion(completion, offered).decide(work);
            case InteractionLogUpdateRequested update -> new LogUpdate(update, callLogging).decide(state);
            case WrapupTimerExpired expired ->
                    Decision.unanswered(
                            Completion.expired(work, expired.requestedAt()).stream()
                                    .<WrapupEvent>map(completed -> completed)
                                    .toList());
        };
    }

    /// When after-call work ends by itself; empty if it does not, or is over.
    static Optional<Instant> dueAt(WrapupState state) {
        return state instanceof Pending pending ? pending.dueAt() : Optional.empty();
    }

    static WrapupRequest whenDue(WrapupState state, Instant now) {
        if (state instanceof Known known) {
            return new WrapupTimerExpired(known.stint().participantId(), now);
        }
        throw new IllegalStateException("a stint of which nothing is known waits for no moment");
    }

    private static List<WrapupEvent> missing(WrapupState state, WrapupRequested request) {
        return request.missing(state)
                .map(fact ->
                        switch (fact) {
                            case ParticipantConnected connected -> begin(state, connected);
                            case ParticipantDisconnected disconnected -> end(state, disconnected);
                        })
                .orElse(List.of());
    }

    private static Decision<WrapupEvent, WrapupReply> behind(
            List<WrapupEvent> events, Decision<WrapupEvent, WrapupReply> decision) {
        return new Decision<>(
                Stream.concat(events.stream(), decision.events().stream()).toList(), decision.reply());
    }

    private static WrapupState after(WrapupState state, List<WrapupEvent> events) {
        WrapupState reached = state;
        for (WrapupEvent event : events) {
            reached = WrapupState.evolve(reached, event);
        }
        return reached;
    }

    private static List<WrapupEvent> begin(WrapupState state, ParticipantConnected fact) {
        return state instanceof Unknown ? List.of(fact) : List.of();
    }

    private static List<WrapupEvent> end(WrapupState state, ParticipantDisconnected fact) {
        return switch (state) {
            case Unknown _, Connected _ -> ended(fact);
            case Provisional provisional -> {
                List<WrapupEvent> events = new ArrayList<>(ended(fact));
                if (completes(provisional, fact)) {
                    events.add(completed(provisional, fact));
                }
                yield events;
            }
            case Ended _, Pending _, Completed _ -> List.of();
        };
    }

    private static List<WrapupEvent> ended(ParticipantDisconnected fact) {
        return fact.owed() ? List.of(fact, WrapupOpened.of(fact)) : List.of(fact);
    }

    /// True if the wrap-up that was given is all that the queue asks for, by its settings at the end.
    private static boolean completes(Provisional given, ParticipantDisconnected fact) {
        boolean enough =
                given.wrapup().isSkipped()
                        ? fact.stint().maySkip()
                        : given.wrapup().code().isPresent() || !fact.codeRequired();
        boolean early = !given.saved() && fact.stint().afterCall().wrapupPrompt().endsEarly();
        return !fact.owed() || (early && enough);
    }

    private static WrapupCompleted completed(Provisional provisional, ParticipantDisconnected fact) {
        return new Completion(provisional.stint(), fact.occurredAt())
                .with(provisional.givenBy(), provisional.wrapup(), fact.occurredAt());
    }
}
