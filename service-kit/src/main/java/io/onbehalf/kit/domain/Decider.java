package io.onbehalf.kit.domain;

import java.util.function.BiFunction;

/// A pure domain in three parts, ready to be run over a keyed stream of requests.
public record Decider<S, R, E, P>(
        S initial, BiFunction<S, R, Decision<E, P>> decide, BiFunction<S, E, S> evolve) {

    /// The state after the events, in order.
    public S evolveAll(S state, Iterable<? extends E> events) {
        S next = state;
        for (E event : events) {
            next = evolve.apply(next, event);
        }
        return next;
    }
}
