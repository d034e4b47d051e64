package io.onbehalf.wrapup.api;

import io.onbehalf.wrapup.domain.acw.AfterCallWork.Completed;
import io.onbehalf.wrapup.domain.acw.AfterCallWork.Provisional;
import io.onbehalf.wrapup.domain.acw.Wrapup;
import io.onbehalf.wrapup.domain.codes.CodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wrap-up as the public API shows it; a provisional one has no times yet.
record AssignedWrapupCode(
        @Nullable String code,
        @Nullable String notes,
        @Nullable Integer durationSeconds,
        @Nullable Instant endTime) {

    static AssignedWrapupCode of(Completed completed) {
        return of(completed.wrapup(), completed.durationSeconds(), completed.completedAt());
    }

    static AssignedWrapupCode of(Provisional provisional) {
        return of(provisional.wrapup(), null, null);
    }

    private static AssignedWrapupCode of(
            Wrapup wrapup, @Nullable Integer durationSeconds, @Nullable Instant endTime) {
        CodeId code = wrapup.code();
        return new AssignedWrapupCode(
                code == null ? null : code.value(), wrapup.notes(), durationSeconds, endTime);
    }
}
