package io.onbehalf.conversation.domain.view;

import java.time.Instant;
import java.util.Optional;

/// A completed wrap-up as it is shown on a participant; its text form hides the notes.
public record ParticipantWrapup(
        Optional<String> code,
        Optional<String> codeName,
        Optional<String> notes,
        int durationSeconds,
        Instant completedAt) {

    @Override
    public String toString() {
        return "ParticipantWrapup[%s]".formatted(code);
    }
}
