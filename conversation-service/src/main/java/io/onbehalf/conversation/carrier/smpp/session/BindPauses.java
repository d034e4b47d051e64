package io.onbehalf.conversation.carrier.smpp.session;

import java.time.Duration;
import java.util.Set;
import org.jsmpp.SMPPConstant;

/// How long an account waits before it binds again: longer each time, until a bind has proved good. SMSCs ban
/// accounts that bind again and again, and lock those that repeat a wrong password.
public final class BindPauses {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(15);
    static final Duration FIRST_AFTER_REFUSED_CREDENTIALS = Duration.ofMinutes(1);
    static final Duration LONGEST_AFTER_REFUSED_CREDENTIALS = Duration.ofMinutes(5);

    /// A bind that lived so long was a good one.
    static final Duration GOOD_LIFE = Duration.ofSeconds(30);

    private static final Set<Integer> REFUSED_CREDENTIALS =
            Set.of(SMPPConstant.STAT_ESME_RINVPASWD, SMPPConstant.STAT_ESME_RINVSYSID);

    private Duration next = FIRST;

    /// The pause after a bind has ended.
    ///
    /// @param answered whether the SMSC answered a submit over it
    public Duration afterBind(Duration lived, boolean answered) {
        if (answered || lived.compareTo(GOOD_LIFE) >= 0) {
            next = FIRST;
        }
        return take(LONGEST);
    }

    /// The pause after no bind came about.
    public Duration afterFailure() {
        return take(LONGEST);
    }

    /// The pause after the SMSC refused a bind.
    public Duration afterRefusal(int commandStatus) {
        if (!REFUSED_CREDENTIALS.contains(commandStatus)) {
            return take(LONGEST);
        }
        next = longer(next, FIRST_AFTER_REFUSED_CREDENTIALS);
        return take(LONGEST_AFTER_REFUSED_CREDENTIALS);
    }

    private Duration take(Duration longest) {
        Duration pause = shorter(next, longest);
        next = shorter(pause.multipliedBy(2), longest);
        return pause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
