package io.onbehalf.wrapup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import java.util.List;
import java.util.Optional;

/// given(events) -> when(request) -> then(events) and the reply: a test reads as the specification.
public record Specification<S, R, E, P>(Decider<S, R, E, P> decider, S state) {

    public static <S, R, E, P> Specification<S, R, E, P> of(Decider<S, R, E, P> decider) {
        return new Specification<>(decider, decider.initial());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Specification<S, R, E, P> given(E... history) {
        return new Specification<>(decider, decider.evolveAll(state, List.of(history)));
    }

    public Outcome<E, P> when(R request) {
        Decision<E, P> decision = decider.decide().apply(state, request);
        return new Outcome<>(decision.events(), decision.reply());
    }

    public record Outcome<E, P>(List<E> events, Optional<P> reply) {

        @SafeVarargs
        @SuppressWarnings("varargs")
        public final Outcome<E, P> then(E... expected) {
            assertThat(events).containsExactly(expected);
            return this;
        }

        public Outcome<E, P> thenNothing() {
            assertThat(events).isEmpty();
            return this;
        }

        public void answering(P expected) {
            assertThat(reply).contains(expected);
        }

        public void unanswered() {
            assertThat(reply).isEmpty();
        }
    }
}
