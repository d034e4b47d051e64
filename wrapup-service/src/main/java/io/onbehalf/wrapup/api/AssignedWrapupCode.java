package io.onbehalf.wrapup.api;

import io.onbehalf.wrapup.domain.Stint.WrapupDone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A completed wrap-up as the public API shows it.
record AssignedWrapupCode(
        @Nullable String code, @Nullable String notes, int durationSeconds, Instant endTime) {

    static AssignedWrapupCode of(WrapupDone done) {
        return new AssignedWrapupCode(
                done.code() == null ? null : done.code().value(),
                done.notes(),
                done.durationSeconds(),
                done.completedAt());
    }
}
