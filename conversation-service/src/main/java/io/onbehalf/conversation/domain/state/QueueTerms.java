package io.onbehalf.conversation.domain.state;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import java.util.Optional;

/// The after-call work that queues ask for at the moment of a decision: what counts for a stint is how its
/// queue is set when the stint ends.
///
/// The state knows how it was when the stint began, and only the state knows the stint's queue, so the
/// request can't bring it along. The event says what was found.
@FunctionalInterface
public interface QueueTerms {

    /// None is known: every stint ends as it began.
    QueueTerms UNCHANGED = (_, _) -> Optional.empty();

    /// Empty for a queue that is unknown, or of another organization.
    Optional<AfterCallTerms> of(OrganizationId organization, QueueId queue);
}
