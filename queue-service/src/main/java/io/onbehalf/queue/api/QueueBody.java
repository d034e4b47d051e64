package io.onbehalf.queue.api;

import io.onbehalf.queue.domain.AlertingTerms;
import io.onbehalf.queue.domain.QueueSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of a call that creates or updates a queue.
record QueueBody(
        @NotBlank @Size(max = 256) String name,
        @Nullable @Size(max = 1_000) String description,
        @Nullable AcwSettings acwSettings,
        @Nullable @Valid MediaSettings mediaSettings,
        @Nullable LastAgentMode lastAgentRoutingMode,
        @Nullable MessagingAddresses outboundMessagingAddresses) {

    /// The settings in this body.
    ///
    /// @throws io.onbehalf.kit.web.ApiException 400 for a number or after-call work settings that are not
    ///   valid
    QueueSettings settings() {
        return new QueueSettings(
                name.strip(),
                Optional.ofNullable(description).map(String::strip).filter(text -> !text.isEmpty()),
                Optional.ofNullable(outboundMessagingAddresses).flatMap(MessagingAddresses::number),
                acwSettings == null ? AcwSettings.DEFAULT_TERMS : acwSettings.terms(),
                alertingTerms());
    }

    private AlertingTerms alertingTerms() {
        return new AlertingTerms(
                lastAgentRoutingMode == null
                        ? AlertingTerms.DEFAULT.lastAgentRoutingMode()
                        : lastAgentRoutingMode.mode(),
                Optional.ofNullable(mediaSettings)
                        .flatMap(MediaSettings::alertingTimeoutSeconds)
                        .orElse(AlertingTerms.DEFAULT.alertingTimeoutSeconds()));
    }
}
