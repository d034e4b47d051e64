package io.onbehalf.conversation.domain.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A completed wrap-up as shown on a participant.
public record ParticipantWrapup(
        @Nullable String code,
        @Nullable String codeName,
        @Nullable String notes,
        int durationSeconds,
        Instant completedAt) {}
