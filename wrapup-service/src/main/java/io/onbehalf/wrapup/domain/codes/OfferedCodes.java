package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import java.util.List;
import java.util.Optional;

/// The codes that a queue offers at present: its own, or the default code if it has none.
@FunctionalInterface
public interface OfferedCodes {

    List<WrapupCodeSnapshot> of(OrganizationId organization, QueueId queue);

    /// A code, if the queue offers it.
    default Optional<WrapupCodeSnapshot> find(OrganizationId organization, QueueId queue, CodeId code) {
        return of(organization, queue).stream().filter(each -> each.codeId().equals(code)).findFirst();
    }
}
