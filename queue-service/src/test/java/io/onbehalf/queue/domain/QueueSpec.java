package io.onbehalf.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
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

    /// A library of canned responses has the requested name.
    QueueSpec withLibraryNameHeldBy(LibraryId holder) {
        return new QueueSpec(state.withResponses(state.responses().withNameHolder(Optional.of(holder))));
    }

    /// A library has as many responses as it may have.
    QueueSpec withFull(LibraryId id) {
        ResponseLibrary library = state.responses().library(id).orElseThrow();
        var full =
                new ResponseLibrary(
                        id,
                        library.name(),
                        library.version(),
                        ResponseLibrary.MOST_RESPONSES,
                        library.authorship());
        return new QueueSpec(state.withResponses(state.responses().with(full)));
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

        /// Refused, about neither a queue nor a user.
        void thenRefused(String code, Map<String, String> params) {
            var refusal = new Refusal(code, params);
            assertThat(decision.events()).containsExactly(new QueueRequestRefused(refusal));
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
