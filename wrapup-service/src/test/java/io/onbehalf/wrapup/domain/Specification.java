package io.onbehalf.wrapup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// given(events) -> when(request) -> then(events) and the answer: the specification reads as the
/// specification.
record Specification<S, R, E>(Decider<S, R, E, WrapupReply> decider, S state) {

    static <S, R, E> Specification<S, R, E> of(Decider<S, R, E, WrapupReply> decider) {
        return new Specification<>(decider, decider.initial());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final Specification<S, R, E> given(E... history) {
        return new Specification<>(decider, decider.evolveAll(state, List.of(history)));
    }

    Outcome<E> when(R request) {
        Decision<E, WrapupReply> decision = decider.decide().apply(state, request);
        return new Outcome<>(decision.events(), decision.reply());
    }

    record Outcome<E>(List<E> events, @Nullable WrapupReply reply) {

        @SafeVarargs
        @SuppressWarnings("varargs")
        final Outcome<E> then(E... expected) {
            assertThat(events).containsExactly(expected);
            return this;
        }

        Outcome<E> thenNothing() {
            assertThat(events).isEmpty();
            return this;
        }

        void refused(Refusal refusal) {
            assertThat(reply).isEqualTo(WrapupReply.refused(refusal));
        }

        void accepted() {
            assertThat(reply).isEqualTo(new WrapupReply(null, null, null));
        }

        void answering(WrapupCodeSnapshot code) {
            assertThat(reply).isEqualTo(WrapupReply.code(code));
        }

        void answering(List<WrapupCodeSnapshot> codes) {
            assertThat(reply).isEqualTo(WrapupReply.codes(codes));
        }

        void unanswered() {
            assertThat(reply).isNull();
        }
    }
}
