package io.onbehalf.conversation.domain.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a contact has opted out, and since when that is known.
public record ConsentFact(boolean optedOut, Instant changedAt) {

    /// The later of two facts; null if there is neither.
    ///
    /// @param here what the thread knows; it wins a tie
    /// @param elsewhere what is known beside the thread
    public static @Nullable ConsentFact latestOf(
            @Nullable ConsentFact here, @Nullable ConsentFact elsewhere) {
        if (here == null || elsewhere == null) {
            return here == null ? elsewhere : here;
        }
        return elsewhere.changedAt.isAfter(here.changedAt) ? elsewhere : here;
    }
}
