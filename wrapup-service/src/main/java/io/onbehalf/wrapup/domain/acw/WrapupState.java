package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import java.time.Instant;

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

    /// The stint lasts, and a wrap-up has been given that completes when it ends.
    record Provisional(Stint stint, UserId givenBy, Wrapup wrapup) implements Known {}

    /// The stint is over and its queue asks for no wrap-up; one may be given all the same.
    record Ended(Stint stint, Instant endedAt) implements Known {}

    /// The stint is over and its queue asks for a wrap-up.
    ///
    /// @param required a code must be given
    record Pending(Stint stint, Instant endedAt, boolean required) implements Known {}

    /// The stint is over and wrapped up; nothing changes any more.
    record Completed(Stint stint, Instant completedAt, Wrapup wrapup, int durationSeconds) implements Known {}

    WrapupState INITIAL = new Unknown();

    /// The state after an event. Total: an event has already happened.
    static WrapupState evolve(WrapupState state, WrapupEvent event) {
        return switch (event) {
            case ParticipantConnected(var stint) -> state instanceof Unknown ? new Connected(stint) : state;
            case ParticipantDisconnected disconnected -> ended(state, disconnected);
            case ProvisionalWrapupGiven given -> provisional(state, given);
            case WrapupOpened opened ->
                    state instanceof Ended(var stint, var endedAt)
                            ? new Pending(stint, endedAt, opened.required())
                            : state;
            case WrapupCompleted completed -> completed(state, completed);
            case WrapupRefused _ -> state;
        };
    }

    private static WrapupState ended(WrapupState state, ParticipantDisconnected event) {
        return switch (state) {
            case Unknown _, Connected _, Provisional _ -> new Ended(event.stint(), event.occurredAt());
            case Ended _, Pending _, Completed _ -> state;
        };
    }

    private static WrapupState provisional(WrapupState state, ProvisionalWrapupGiven event) {
        return switch (state) {
            case Connected(var stint) -> new Provisional(stint, event.givenBy(), event.wrapup());
            case Provisional(var stint, _, _) -> new Provisional(stint, event.givenBy(), event.wrapup());
            case Unknown _, Ended _, Pending _, Completed _ -> state;
        };
    }

    private static WrapupState completed(WrapupState state, WrapupCompleted event) {
        return switch (state) {
            case Unknown _ -> state;
            case Known known ->
                    new Completed(known.stint(), event.occurredAt(), event.wrapup(), event.durationSeconds());
        };
    }
}
