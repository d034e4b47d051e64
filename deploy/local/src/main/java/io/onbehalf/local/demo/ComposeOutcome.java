package io.onbehalf.local.demo;

import io.onbehalf.local.client.Answer;

/// The outcome of one compose of a load.
///
/// @param status the answer's status, [#NO_ANSWER] or [#NOT_SENT]
/// @param nanos from the moment at which the call was due to its answer
/// @param id the conversation's id; empty for none
record ComposeOutcome(int status, long nanos, String id, boolean hasRetryAfter) {

    static final int NO_ANSWER = 0;

    /// The call found no free place in the client.
    static final int NOT_SENT = -1;

    static ComposeOutcome of(Answer answer, long nanos) {
        return new ComposeOutcome(answer.status(), nanos, answer.text("id"), answer.retryAfter() != null);
    }

    static ComposeOutcome noAnswer(long nanos) {
        return new ComposeOutcome(NO_ANSWER, nanos, "", false);
    }

    static ComposeOutcome notSent() {
        return new ComposeOutcome(NOT_SENT, 0, "", false);
    }
}
