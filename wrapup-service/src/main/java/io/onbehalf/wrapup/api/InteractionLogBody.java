package io.onbehalf.wrapup.api;

import io.onbehalf.wrapup.domain.acw.InteractionLog;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body that replaces an interaction log. What is left out, or blank, is empty from then on.
///
/// @param relatedContactId the id that another system has for the person; never interpreted
record InteractionLogBody(
        @Nullable @Size(max = 1_000) String subject,
        @Nullable @Size(max = 10_000) String notes,
        @Nullable @Size(max = 255) String relatedContactId) {

    InteractionLog log() {
        return new InteractionLog(text(subject), text(notes), text(relatedContactId));
    }

    private static Optional<String> text(@Nullable String given) {
        return Optional.ofNullable(given).filter(text -> !text.isBlank());
    }
}
