package io.onbehalf.kit.streams;

import java.time.Duration;
import java.util.Optional;

/// Whose turn it is in a stream thread: a commit's, or a fetch's.
///
/// A requested commit comes before the next fetch, but not twice in a row: timers that request one in every
/// round must not keep the records away.
final class FetchTurn {

    private boolean left;

    /// How long a fetch may wait now; empty if it leaves its turn to the commit.
    Optional<Duration> next(Duration timeout) {
        boolean requested = BatchCommits.passOn();
        left = requested && !left;
        if (left) {
            return Optional.empty();
        }
        return Optional.of(requested ? Duration.ZERO : timeout);
    }
}
