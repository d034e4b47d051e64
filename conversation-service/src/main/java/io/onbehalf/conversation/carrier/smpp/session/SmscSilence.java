package io.onbehalf.conversation.carrier.smpp.session;

import java.time.Duration;

/// Whether an SMSC that is bound has stopped answering submits. Answers that come late count as answers: the
/// SMSC is slow then, and another bind would lose them.
public final class SmscSilence {

    /// So many consecutive submits without an answer are no accident.
    private static final int MOST_UNANSWERED = 3;

    private final long patienceNanos;
    private int unanswered;
    private long oldestSentNanos;
    private boolean hasAnswered;

    /// @param timer how long the answer to a submit is waited for
    public SmscSilence(Duration timer) {
        this.patienceNanos = 2 * timer.toNanos();
    }

    public synchronized void answered() {
        unanswered = 0;
        hasAnswered = true;
    }

    /// The answer to a submit did not come in time.
    public synchronized void unanswered(long sentNanos) {
        if (unanswered == 0 || sentNanos - oldestSentNanos < 0) {
            oldestSentNanos = sentNanos;
        }
        unanswered++;
    }

    public synchronized boolean hasAnswered() {
        return hasAnswered;
    }

    /// True if three submits had no answer, also not for as long again.
    ///
    /// @param trusted whether the SMSC is known to answer; otherwise one submit is enough
    public synchronized boolean isTooLong(boolean trusted, long nowNanos) {
        return trusted
                ? unanswered >= MOST_UNANSWERED && nowNanos - oldestSentNanos > patienceNanos
                : unanswered > 0;
    }
}
