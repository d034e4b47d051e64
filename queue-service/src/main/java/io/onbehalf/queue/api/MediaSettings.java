package io.onbehalf.queue.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.domain.QueueSettings;
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

    private static final String INACTIVITY = "mediaSettings.message.inactivityTimeoutSettings.";

    record MessageSettings(
            @Nullable @Min(7) @Max(3_600) Integer alertingTimeoutSeconds,
            @Nullable Boolean enableInactivityTimeout,
            @Nullable @Valid InactivityTimeoutSettings inactivityTimeoutSettings,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> others) {

        MessageSettings {
            others = requireNonNullElse(others, Map.of());
        }

        private InactivityTerms inactivity() {
            boolean enabled = Boolean.TRUE.equals(enableInactivityTimeout);
            if (enabled
                    && (inactivityTimeoutSettings == null
                            || inactivityTimeoutSettings.timeoutSeconds() == null)) {
                throw ApiException.invalidValue(
                        INACTIVITY + "timeoutSeconds",
                        INACTIVITY + "timeoutSeconds: must be given with enableInactivityTimeout");
            }
            return inactivityTimeoutSettings == null
                    ? InactivityTerms.OFF
                    : inactivityTimeoutSettings.terms(enabled);
        }
    }

    /// After how long without a message a connected conversation leaves its agent, and where it goes.
    record InactivityTimeoutSettings(
            @Nullable @Min(InactivityTerms.MIN_SECONDS) @Max(InactivityTerms.MAX_SECONDS)
                    Integer timeoutSeconds,
            @Nullable InactivityAction actionType,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> others) {

        InactivityTimeoutSettings {
            others = requireNonNullElse(others, Map.of());
        }

        static @Nullable InactivityTimeoutSettings of(InactivityTerms terms) {
            return terms.equals(InactivityTerms.OFF)
                    ? null
                    : new InactivityTimeoutSettings(
                            terms.inactivityTimeoutSeconds().orElse(null),
                            terms.inactivityAction(),
                            Map.of());
        }

        private InactivityTerms terms(boolean enabled) {
            return new InactivityTerms(
                    enabled,
                    Optional.ofNullable(timeoutSeconds),
                    actionType == null ? InactivityTerms.OFF.inactivityAction() : actionType);
        }
    }

    /// An agent answers an alert themselves.
    private static final Map<String, @Nullable Object> NEVER = Map.of("enableAutoAnswer", false);

    MediaSettings {
        others = requireNonNullElse(others, Map.of());
    }

    static MediaSettings of(QueueSettings settings) {
        InactivityTerms inactivity = settings.inactivity();
        return new MediaSettings(
                new MessageSettings(
                        settings.alerting().alertingTimeoutSeconds(),
                        inactivity.inactivityTimeoutEnabled(),
                        InactivityTimeoutSettings.of(inactivity),
                        NEVER),
                Map.of());
    }

    Optional<Integer> alertingTimeoutSeconds() {
        return Optional.ofNullable(message).map(MessageSettings::alertingTimeoutSeconds);
    }

    /// The terms in these settings.
    ///
    /// @throws ApiException 400 for a timeout that is on and has no time
    InactivityTerms inactivity() {
        return message == null ? InactivityTerms.OFF : message.inactivity();
    }
}
