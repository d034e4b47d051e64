package io.onbehalf.conversation.domain.consent;

import java.time.Instant;
import java.util.Optional;

/// A contact's state of consent, and the time since when it is known.
public record ConsentFact(boolean optedOut, Instant changedAt) {

    /// The later of two facts; empty if there is neither.
    ///
    /// @param here what the thread knows; it wins a tie
    /// @param elsewhere what is known beside the thread
    public static Optional<ConsentFact> latestOf(
            Optional<ConsentFact> here, Optional<ConsentFact> elsewhere) {
        return here.filter(fact -> elsewhere.stream().noneMatch(other -> other.isLaterThan(fact)))
                .or(() -> elsewhere);
    }

    private boolean isLaterThan(ConsentFact other) {
        return changedAt.isAfter(other.changedAt);
    }
}
