package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogRefused;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import java.time.Instant;
import java.util.Optional;

/// The after-call work of one agent's stint, from the start of the stint to its completed wrap-up.
public sealed interface WrapupState {

    /// No event of such a stint has arrived.
    record Unknown() implements WrapupState {}

    /// A stint of which at least one event has arrived.
    sealed interface Known extends WrapupState {
        Stint stint();
    }

    /// The stint lasts, and no wrap-up has been given.
    record Connected(Stint stint) implements Known {}

    /// The stint lasts, and a wrap-up has been given.
    ///
    /// @param saved it does not end the after-call work; otherwise the end of the stint completes it
    record Provisional(Stint stint, UserId givenBy, Wrapup wrapup, boolean saved) implements Known {}

    /// The stint is over, and no after-call work follows; a wrap-up may be given all the same.
    ///
    /// @param saved the wrap-up that was given while it lasted
    record Ended(Stint stint, Instant endedAt, Optional<SavedWrapup> saved) implements Known {}

    /// The stint is over, and its after-call work is not.
    ///
    /// @param required the agent owes a code
    /// @param saved what the work ends with, if it ends by itself
    record Pending(Stint stint, Instant endedAt, boolean required, Optional<SavedWrapup> saved)
            implements Known {

        /// When the work ends by itself; empty if it does not.
        public Optional<Instant> dueAt() {
            return stint.afterCall().dueAt(endedAt);
        }
    }

    /// The stint is over and wrapped up; the wrap-up may be corrected.
    ///
    /// @param corrections how often it was
    /// @param required the agent owed a code; false in a row that was written before this was kept
    record Completed(
            Stint stint,
            Instant completedAt,
            Wrapup wrapup,
            int durationSeconds,
            int corrections,
            boolean required)
            implements Known {}

    WrapupState INITIAL = new Unknown();

    /// True if an event of the stint has arrived.
    static boolean isKnown(WrapupState state) {
        return state instanceof Known;
    }

    /// True if the end of the stint has arrived.
    static boolean isOver(WrapupState state) {
        return switch (state) {
            case Unknown _, Connected _, Provisional _ -> false;
            case Ended _, Pending _, Completed _ -> true;
        };
    }

    /// True if the stint and its after-call work were over before a time.
    static boolean isOverBefore(WrapupState state, Instant time) {
        return switch (state) {
            case Unknown _, Connected _, Provisional _, Pending _ -> false;
            case Ended ended -> ended.endedAt().isBefore(time);
            case Completed completed -> completed.completedAt().isBefore(time);
        };
    }

    /// The same without what is said about the contact. Who, for which queue, the code and the times stay,
    /// and what is owed is still owed.
    static WrapupState withoutTexts(WrapupState state) {
        return switch (state) {
            case Unknown _, Connected _ -> state;
            case Provisional(var stint, var givenBy, var wrapup, var saved) ->
                    new Provisional(stint, givenBy, wrapup.withoutTexts(), saved);
            case Ended(var stint, var endedAt, var saved) ->
                    new Ended(stint, endedAt, saved.map(SavedWrapup::withoutTexts));
            case Pending(var stint, var endedAt, var required, var saved) ->
                    new Pending(stint, endedAt, required, saved.map(SavedWrapup::withoutTexts));
            case Completed(var stint, var at, var wrapup, var duration, var corrections, var required) ->
                    new Completed(stint, at, wrapup.withoutTexts(), duration, corrections, required);
        };
    }

    /// The state after an event. Total: an event has already happened.
    static WrapupState evolve(WrapupState state, WrapupEvent event) {
        return switch (event) {
            case ParticipantConnected(var stint) -> state instanceof Unknown ? new Connected(stint) : state;
            case ParticipantDisconnected disconnected -> ended(state, disconnected);
            case ProvisionalWrapupGiven given -> given(state, given);
            case WrapupOpened opened ->
                    state instanceof Ended(var stint, var endedAt, var saved)
                            ? new Pending(stint, endedAt, opened.required(), saved)
                            : state;
            case WrapupCompleted completed -> completed(state, completed);
            case WrapupCorrected corrected -> corrected(state, corrected);
            case WrapupRefused _, InteractionLogUpdated _, InteractionLogRefused _ -> state;
        };
    }

    /// A skipped wrap-up is forgotten where the queue asks for a code at the end.
    private static WrapupState ended(WrapupState state, ParticipantDisconnected event) {
        return switch (state) {
            case Unknown _, Connected _ -> new Ended(event.stint(), event.occurredAt(), Optional.empty());
            case Provisional(_, var givenBy, var wrapup, _) ->
                    new Ended(
                            event.stint(),
                            event.occurredAt(),
                            Optional.of(new SavedWrapup(givenBy, wrapup))
                                    .filter(_ -> !wrapup.isSkipped() || event.stint().maySkip()));
            case Ended _, Pending _, Completed _ -> state;
        };
    }

    private static WrapupState given(WrapupState state, ProvisionalWrapupGiven event) {
        return switch (state) {
            case Connected(var stint) -> provisional(stint, event);
            case Provisional(var stint, _, _, _) -> provisional(stint, event);
            case Pending(var stint, var endedAt, var required, _) ->
                    new Pending(
                            stint,
                            endedAt,
                            required,
                            Optional.of(new SavedWrapup(event.givenBy(), event.wrapup())));
            case Unknown _, Ended _, Completed _ -> state;
        };
    }

    private static Provisional provisional(Stint stint, ProvisionalWrapupGiven event) {
        return new Provisional(stint, event.givenBy(), event.wrapup(), event.saved());
    }

    private static WrapupState completed(WrapupState state, WrapupCompleted event) {
        return switch (state) {
            case Unknown _, Completed _ -> state;
            case Known known ->
                    new Completed(
                            known.stint(),
                            event.occurredAt(),
                            event.wrapup(),
                            event.durationSeconds(),
                            0,
                            known instanceof Pending pending && pending.required());
        };
    }

    private static WrapupState corrected(WrapupState state, WrapupCorrected event) {
        return state instanceof Completed(var stint, var at, _, var durationSeconds, _, var required)
                ? new Completed(stint, at, event.wrapup(), durationSeconds, event.correction(), required)
                : state;
    }
}
