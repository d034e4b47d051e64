package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/// The interaction log of a stint as it was written last.
///
/// @param version the number of its updates, from 1
public record SavedLog(InteractionLog log, int version, Instant updatedAt, UserId updatedBy) {

    /// The version of a stint's log, for its entity tag; 0 as long as nothing is written.
    public record Version(int number) {}

    public static Version version(Optional<SavedLog> saved) {
        return new Version(saved.map(SavedLog::version).orElse(0));
    }
}
