package io.onbehalf.local.load;

import io.onbehalf.local.client.Answer;

/// The outcome of one call of a load.
///
/// @param status the answer's status, [#NO_ANSWER] or [#NOT_SENT]
/// @param nanos from the moment at which the call was due to its answer
/// @param id of what the call created; empty for none
public record CallOutcome(int status, long nanos, String id, boolean hasRetryAfter) {

    static final int OK = 200;
    static final int NO_ANSWER = 0;

    /// The call found no free place in the client.
    static final int NOT_SENT = -1;

    /// An answer that came now.
    ///
    /// @param dueNanos the moment at which the call was due, by [System#nanoTime]
    public static CallOutcome of(Answer answer, long dueNanos) {
        return new CallOutcome(
                answer.status(), sinceNanos(dueNanos), answer.text("id"), answer.retryAfter() != null);
    }

    /// A success that came now, of a call that has no HTTP status.
    public static CallOutcome answered(long dueNanos) {
        return new CallOutcome(OK, sinceNanos(dueNanos), "", false);
    }

    static CallOutcome noAnswer(long dueNanos) {
        return new CallOutcome(NO_ANSWER, sinceNanos(dueNanos), "", false);
    }

    static CallOutcome notSent() {
        return new CallOutcome(NOT_SENT, 0, "", false);
    }

    private static long sinceNanos(long due) {
        return System.nanoTime() - due;
    }
}
