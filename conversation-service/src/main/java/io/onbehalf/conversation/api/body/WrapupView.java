package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A completed wrap-up in the public API's shape.
record WrapupView(
        @Nullable String code,
        @Nullable String name,
        @Nullable String notes,
        List<String> tags,
        int durationSeconds,
        Instant endTime) {

    static WrapupView of(ParticipantWrapup wrapup) {
        return new WrapupView(
                wrapup.code().orElse(null),
                wrapup.codeName().orElse(null),
                wrapup.notes().orElse(null),
                wrapup.tags(),
                wrapup.durationSeconds(),
                wrapup.completedAt());
    }
}
