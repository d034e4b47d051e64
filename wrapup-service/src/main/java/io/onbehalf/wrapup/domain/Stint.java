package io.onbehalf.wrapup.domain;

import io.onbehalf.wrapup.domain.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantDisconnected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One agent's stint in a conversation, on its way to being wrapped up.
public sealed interface Stint {

    /// There never was such a stint.
    record Unknown() implements Stint {}

    record Connected(StintDetails details) implements Stint {}

    /// Over, and nobody was asked to wrap up; a wrap-up may be given all the same.
    record Ended(StintDetails details, Instant endedAt) implements Stint {}

    /// Over, and its agent was asked to wrap up.
    record WrapupPending(StintDetails details, Instant endedAt, boolean required) implements Stint {}

    /// Over and wrapped up, once and for all.
    record WrapupDone(
            StintDetails details,
            Instant completedAt,
            @Nullable CodeId code,
            @Nullable String codeName,
            @Nullable String notes,
            int durationSeconds)
            implements Stint {}

    /// The state of a stint that nothing was heard of.
    static Stint unknown() {
        return new Unknown();
    }

    /// The state after an event. Total: an event has already happened.
    static Stint evolve(Stint state, WrapupEvent event) {
        return switch (event) {
            case ParticipantConnected fact ->
                    state instanceof Unknown ? new Connected(fact.details()) : state;
            case ParticipantDisconnected fact -> state.ended(fact);
            case WrapupOpened opened ->
                    state instanceof Ended(var details, var endedAt)
                            ? new WrapupPending(details, endedAt, opened.required())
                            : state;
            case WrapupCompleted done -> state.done(done);
            case WrapupRefused _ -> state;
        };
    }

    /// Whose stint it is; null if there never was one.
    default @Nullable StintDetails about() {
        return switch (this) {
            case Unknown _ -> null;
            case Connected(var details) -> details;
            case Ended(var details, _) -> details;
            case WrapupPending(var details, _, _) -> details;
            case WrapupDone done -> done.details();
        };
    }

    private Stint ended(ParticipantDisconnected fact) {
        return switch (this) {
            case Unknown _, Connected _ -> new Ended(fact.details(), fact.occurredAt());
            case Ended _, WrapupPending _, WrapupDone _ -> this;
        };
    }

    private Stint done(WrapupCompleted completed) {
        StintDetails details = about();
        return details == null
                ? this
                : new WrapupDone(
                        details,
                        completed.occurredAt(),
                        completed.code(),
                        completed.codeName(),
                        completed.notes(),
                        completed.durationSeconds());
    }
}
