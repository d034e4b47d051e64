package io.onbehalf.wrapup.api;

import io.onbehalf.wrapup.domain.acw.Wrapup;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.codes.CodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wrap-up as the public API shows it; a provisional one has no times yet.
record AssignedWrapupCode(
        @Nullable String code,
        @Nullable String notes,
        List<String> tags,
        @Nullable Integer durationSeconds,
        @Nullable Instant endTime) {

    static AssignedWrapupCode of(Completed completed) {
        return of(completed.wrapup(), completed.durationSeconds(), completed.completedAt());
    }

    static AssignedWrapupCode provisional(Wrapup wrapup) {
        return of(wrapup, null, null);
    }

    private static AssignedWrapupCode of(
            Wrapup wrapup, @Nullable Integer durationSeconds, @Nullable Instant endTime) {
        return new AssignedWrapupCode(
                wrapup.code().map(CodeId::value).orElse(null),
                wrapup.notes().orElse(null),
                wrapup.tags(),
                durationSeconds,
                endTime);
    }
}
