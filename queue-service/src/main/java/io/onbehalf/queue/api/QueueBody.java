package io.onbehalf.queue.api;

import io.onbehalf.queue.domain.QueueSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A queue as somebody wants it to be.
record QueueBody(
        @NotBlank @Size(max = 256) String name,
        @Nullable @Size(max = 1_000) String description,
        @Nullable AcwSettings acwSettings,
        @Nullable MessagingAddresses outboundMessagingAddresses) {

    /// Throws 400 where the parts don't fit together.
    QueueSettings settings() {
        AcwSettings acw = acwSettings == null ? AcwSettings.DEFAULT : acwSettings;
        acw.check();
        return new QueueSettings(
                name.strip(),
                description == null || description.isBlank() ? null : description.strip(),
                outboundMessagingAddresses == null ? null : outboundMessagingAddresses.number(),
                acw.prompt(),
                acw.timeoutMs());
    }
}
