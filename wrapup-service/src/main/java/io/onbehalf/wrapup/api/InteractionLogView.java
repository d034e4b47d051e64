package io.onbehalf.wrapup.api;

import io.onbehalf.wrapup.domain.acw.InteractionLog;
import io.onbehalf.wrapup.domain.acw.SavedLog;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The interaction log of a stint; one in which nothing is written yet has the version 0 and no times.
///
/// @param version the number of its updates
record InteractionLogView(
        @Nullable String subject,
        @Nullable String notes,
        @Nullable String relatedContactId,
        int version,
        @Nullable Instant dateModified,
        @Nullable String modifiedBy) {

    static InteractionLogView of(Optional<SavedLog> saved) {
        InteractionLog log = saved.map(SavedLog::log).orElse(InteractionLog.EMPTY);
        return new InteractionLogView(
                log.subject().orElse(null),
                log.notes().orElse(null),
                log.relatedContactId().orElse(null),
                saved.map(SavedLog::version).orElse(0),
                saved.map(SavedLog::updatedAt).orElse(null),
                saved.map(by -> by.updatedBy().value()).orElse(null));
    }
}
