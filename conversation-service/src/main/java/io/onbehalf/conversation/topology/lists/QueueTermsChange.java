package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.InactivityTermsChanged;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.RequestHeader;
import io.onbehalf.kit.topology.Requested;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A queue was created or changed; the conversations that are connected in it are told of another inactivity
/// timeout.
///
/// @param eventId of the change
/// @param actor who changed it
public record QueueTermsChange(
        QueueId queueId,
        OrganizationId organizationId,
        String eventId,
        QueueInactivity inactivity,
        Actor actor)
        implements QueueFact {

    /// For how long after a change a decision may still have known the terms before it.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    static QueueTermsChange of(QueueId queueId, InactivityTerms terms, RequestHeader header) {
        return new QueueTermsChange(
                queueId,
                new OrganizationId(header.organizationId()),
                header.requestId(), // an event's is its own id
                new QueueInactivity(terms, header.at()),
                header.actor());
    }

    /// True if the terms are others than before, or it is the same change once more: a crash may have lost
    /// what followed from it.
    ///
    /// @param before null where the queue was never changed; then it had no timeout
    boolean isNews(@Nullable QueueTermsChange before) {
        return before == null
                ? !inactivity.terms().equals(InactivityTerms.OFF)
                : equals(before)
                        || (inactivity.changedAt().isAfter(before.inactivity.changedAt())
                                && !inactivity.terms().equals(before.inactivity.terms()));
    }

    /// True if a conversation came to its state so early that it may not know these terms.
    boolean mayBeUnknownAt(Instant since) {
        return since.isBefore(inactivity.changedAt().plus(MARGIN));
    }

    /// The request to the thread of a conversation that is connected in the queue.
    FollowUp<Requested<ThreadRequest>> request(QueueEntry entry) {
        ThreadId thread = new ThreadId(ThreadIds.threadOf(entry.conversationId().value()).orElseThrow());
        Instant at = inactivity.changedAt();
        return new FollowUp<>(
                thread.value(),
                new Requested<>(
                        new InactivityTermsChanged(
                                new RequestContext(organizationId, at, thread),
                                entry.conversationId(),
                                queueId,
                                inactivity),
                        new RequestHeader(
                                eventId + "/" + entry.participantId().value(),
                                "",
                                organizationId.value(),
                                at,
                                actor)));
    }
}
