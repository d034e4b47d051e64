package io.onbehalf.queue.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A queue's settings by medium in the public API's shape; `message` is the only medium.
record MediaSettings(@Nullable @Valid MessageSettings message) {

    record MessageSettings(@Nullable @Min(7) @Max(3_600) Integer alertingTimeoutSeconds) {}

    static MediaSettings of(int alertingTimeoutSeconds) {
        return new MediaSettings(new MessageSettings(alertingTimeoutSeconds));
    }

    Optional<Integer> alertingTimeoutSeconds() {
        return Optional.ofNullable(message).map(MessageSettings::alertingTimeoutSeconds);
    }
}
