package io.onbehalf.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A test in three steps: `given` earlier requests, `when` a request is decided, `then` these events follow.
record QueueSpec(QueueState state) {

    static QueueSpec given(QueueRequest... history) {
        return new QueueSpec(after(QueueState.INITIAL, List.of(history)));
    }

    static QueueState after(QueueState state, List<QueueRequest> history) {
        QueueState next = state;
        for (QueueRequest request : history) {
            next = QueueDecider.DECIDER.evolveAll(next, QueueDecider.decide(next, request).events());
        }
        return next;
    }

    /// A queue has the requested name.
    QueueSpec withNameHeldBy(QueueId holder) {
        return new QueueSpec(state.withNameHolder(Optional.of(holder)));
    }

    Outcome when(QueueRequest request) {
        return new Outcome(QueueDecider.decide(state, request));
    }

    record Outcome(Decision<QueueEvent, QueueReply> decision) {

        void then(QueueEvent... expected) {
            assertThat(decision.events()).containsExactly(expected);
            assertThat(reply().refusal()).isEmpty();
        }

        void thenNothing() {
            then();
        }

        void thenRefused(QueueId queue, String code, Map<String, String> params) {
            var refusal = new Refusal(code, params);
            assertThat(decision.events()).containsExactly(new QueueRequestRefused(queue, refusal));
            assertThat(reply()).isEqualTo(QueueReply.refused(refusal));
        }

        void thenRefused(UserId user, String code, Map<String, String> params) {
            var refusal = new Refusal(code, params);
            assertThat(decision.events()).containsExactly(new QueueRequestRefused(user, refusal));
            assertThat(reply()).isEqualTo(QueueReply.refused(refusal));
        }

        /// These events follow, and nobody gets a reply.
        void thenUnanswered(QueueEvent... expected) {
            assertThat(decision.events()).containsExactly(expected);
            assertThat(decision.reply()).isEmpty();
        }

        QueueReply reply() {
            return decision.reply().orElseThrow();
        }
    }
}
