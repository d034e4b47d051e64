package io.onbehalf.conversation.directory;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terms of a stint, by the settings of its queue and of its organization.
public final class AfterCallSettings {

    private AfterCallSettings() {}

    public static AfterCallTerms of(QueueSnapshot queue, @Nullable OrganizationSnapshot organization) {
        return new AfterCallTerms(
                        WrapupPrompt.valueOf(queue.getWrapupPrompt().name()),
                        Optional.ofNullable(queue.getWrapupTimeoutMs()))
                .withOptionalTimeout(OrganizationSettings.of(organization).optionalWrapupTimeoutMs());
    }
}
