package io.onbehalf.kit.avro;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terms of a stint, by the settings of its queue and of its organization.
public final class AfterCallSettings {

    private AfterCallSettings() {}

    /// What a queue asks for after a stint.
    ///
    /// @param organization null for one that has set nothing
    public static AfterCallTerms of(QueueSnapshot queue, @Nullable OrganizationSnapshot organization) {
        return new AfterCallTerms(
                        WrapupPrompt.valueOf(queue.getWrapupPrompt().name()),
                        Optional.ofNullable(queue.getWrapupTimeoutMs()))
                .withOptionalTimeout(
                        organization == null
                                ? AfterCallTerms.DEFAULT_OPTIONAL_TIMEOUT_MS
                                : organization.getOptionalWrapupTimeoutMs());
    }
}
