package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import java.util.List;
import java.util.Optional;

/// Knows which codes a queue offers now; the default code where it was given none.
@FunctionalInterface
public interface OfferedCodes {

    List<WrapupCodeSnapshot> of(OrganizationId organization, QueueId queue);

    /// The code as the queue offers it, if it does.
    default Optional<WrapupCodeSnapshot> find(OrganizationId organization, QueueId queue, CodeId code) {
        return of(organization, queue).stream().filter(each -> each.codeId().equals(code)).findFirst();
    }
}
