package io.onbehalf.queue.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A queue's settings by medium in the public API's shape; `message` is the only medium.
///
/// @param others every other field that a caller gives
record MediaSettings(
        @Nullable @Valid MessageSettings message,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> others) {

    record MessageSettings(
            @Nullable @Min(7) @Max(3_600) Integer alertingTimeoutSeconds,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> others) {

        MessageSettings {
            others = requireNonNullElse(others, Map.of());
        }
    }

    /// An agent answers an alert themselves, and no conversation ends for want of messages.
    private static final Map<String, @Nullable Object> NEVER =
            Map.of("enableAutoAnswer", false, "enableInactivityTimeout", false);

    MediaSettings {
        others = requireNonNullElse(others, Map.of());
    }

    static MediaSettings of(int alertingTimeoutSeconds) {
        return new MediaSettings(new MessageSettings(alertingTimeoutSeconds, NEVER), Map.of());
    }

    Optional<Integer> alertingTimeoutSeconds() {
        return Optional.ofNullable(message).map(MessageSettings::alertingTimeoutSeconds);
    }
}
