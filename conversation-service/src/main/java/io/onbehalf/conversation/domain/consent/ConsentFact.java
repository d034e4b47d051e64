package io.onbehalf.conversation.domain.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A contact's state of consent, and the time since when it is known.
///
/// The times of statements on two threads come from the clocks of two instances. Where these may be wrong
/// about which was later, the opt-out counts.
public record ConsentFact(boolean optedOut, Instant changedAt) {

    /// Two instances' clocks differ by less.
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /// The later of two facts; empty if there is neither.
    ///
    /// @param here what the thread knows; it wins a tie
    /// @param elsewhere what is known beside the thread
    public static Optional<ConsentFact> latestOf(
            Optional<ConsentFact> here, Optional<ConsentFact> elsewhere) {
        return here.filter(fact -> elsewhere.stream().noneMatch(other -> other.isLaterThan(fact)))
                .or(() -> elsewhere);
    }

    /// True if it counts where another thread's fact is known: an opt-out also where the opt-in is later by
    /// less than clocks may differ; otherwise the later one.
    public boolean overrules(ConsentFact other) {
        return (optedOut && !other.optedOut) ? !other.isLaterThan(this) : isLaterThan(other);
    }

    /// The time of an opt-out that is received now. It is after an opt-in that is known already: where that
    /// has a later time, the clock of who received the opt-out is behind.
    public static Instant timeOfOptOut(Instant now, Optional<ConsentFact> known) {
        return known.filter(fact -> !fact.optedOut())
                .map(fact -> fact.changedAt().plusMillis(1))
                .filter(now::isBefore)
                .orElse(now);
    }

    /// Surely later, for an opt-in after an opt-out.
    private boolean isLaterThan(ConsentFact other) {
        return (!optedOut && other.optedOut)
                ? !changedAt.isBefore(other.changedAt.plus(CLOCK_DIFFERENCE))
                : changedAt.isAfter(other.changedAt);
    }
}
