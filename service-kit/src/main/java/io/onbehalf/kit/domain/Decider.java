package io.onbehalf.kit.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A pure domain, ready to be run over a keyed stream of requests.
///
/// @param decide what follows from a request
/// @param evolve the state after an event
/// @param dueAt the moment that a state waits for next; empty for none
/// @param whenDue the request that such a moment is, decided like any other as of the moment itself, whenever
///   it was noticed; its events must move `dueAt` to a later moment, else the decision is set aside
public record Decider<S, R, E, P>(
        S initial,
        BiFunction<S, R, Decision<E, P>> decide,
        BiFunction<S, E, S> evolve,
        Function<S, Optional<Instant>> dueAt,
        BiFunction<S, Instant, R> whenDue) {

    /// A decider whose states wait for no moment.
    public static <S, R, E, P> Decider<S, R, E, P> untimed(
            S initial, BiFunction<S, R, Decision<E, P>> decide, BiFunction<S, E, S> evolve) {
        return new Decider<>(
                initial,
                decide,
                evolve,
                _ -> Optional.empty(),
                (state, _) -> {
                    throw new IllegalStateException(
                            state.getClass().getSimpleName() + " waits for no moment");
                });
    }

    /// The state after the events, in order.
    public S evolveAll(S state, Iterable<? extends E> events) {
        S next = state;
        for (E event : events) {
            next = evolve.apply(next, event);
        }
        return next;
    }
}
