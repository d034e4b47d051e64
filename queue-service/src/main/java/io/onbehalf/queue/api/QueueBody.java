package io.onbehalf.queue.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.text.OneAlphabet;
import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.queue.api.QueueDivisionView.Division;
import io.onbehalf.queue.api.responses.QueueLibraries;
import io.onbehalf.queue.domain.AlertingTerms;
import io.onbehalf.queue.domain.QueueSettings;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of a call that creates or updates a queue.
///
/// @param threadingTimeoutMinutes the queue's own threading timeline; null where the organization's counts
/// @param others every other field
record QueueBody(
        @NotBlank @Visible @OneLine @OneAlphabet @Size(max = 256) String name,
        @Nullable @Size(max = 1_000) String description,
        @Nullable AcwSettings acwSettings,
        @Nullable @Valid MediaSettings mediaSettings,
        @Nullable LastAgentMode lastAgentRoutingMode,
        @Nullable MessagingAddresses outboundMessagingAddresses,
        @Nullable QueueLibraries cannedResponseLibraries,
        @Nullable @Valid Division division,
        @Nullable @Min(0) @Max(QueueSettings.MAX_THREADING_MINUTES) Integer threadingTimeoutMinutes,
        @JsonAnySetter Map<String, @Nullable Object> others) {

    QueueBody {
        others = requireNonNullElse(others, Map.of());
    }

    /// The settings in this body.
    ///
    /// @throws ApiException 400 for settings that we don't do, another division, and a number, after-call
    ///   work settings or an inactivity timeout that are not valid
    QueueSettings settings(Caller caller) {
        UnsupportedSettings.refuse(this);
        if (division != null && !division.id().equals(caller.organizationId())) {
            throw ApiException.invalidValue("division.id", "division.id: there is only the organization");
        }
        return new QueueSettings(
                name.strip(),
                Optional.ofNullable(description).map(String::strip).filter(text -> !text.isEmpty()),
                cannedResponseLibraries == null
                        ? CannedResponseLibraries.ALL
                        : cannedResponseLibraries.libraries(),
                Optional.ofNullable(outboundMessagingAddresses).flatMap(MessagingAddresses::number),
                acwSettings == null ? AcwSettings.DEFAULT_TERMS : acwSettings.terms(),
                alertingTerms(),
                mediaSettings == null ? InactivityTerms.OFF : mediaSettings.inactivity(),
                Optional.ofNullable(threadingTimeoutMinutes));
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
