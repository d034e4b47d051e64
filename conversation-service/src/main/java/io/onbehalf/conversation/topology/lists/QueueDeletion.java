package io.onbehalf.conversation.topology.lists;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.StintQueueDeleted;
import io.onbehalf.conversation.domain.routing.QueueDeleted;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.RequestHeader;
import io.onbehalf.kit.topology.Requested;
import java.time.Instant;

/// A queue was deleted; what is or comes into its lists has to leave them.
///
/// @param eventId of the deletion
/// @param actor who deleted it
public record QueueDeletion(
        QueueDeleted queue, OrganizationId organizationId, String eventId, Instant at, Actor actor)
        implements QueueFact {

    /// A record that was written before there was the actor is read with null in it.
    public QueueDeletion {
        actor = requireNonNullElse(actor, Actor.SYSTEM);
    }

    static QueueDeletion of(QueueDeleted event, RequestHeader header) {
        return new QueueDeletion(
                event,
                new OrganizationId(header.organizationId()),
                header.requestId(), // an event's is its own id
                header.at(),
                header.actor());
    }

    /// The request to the thread of a conversation in the queue's lists.
    FollowUp<Requested<ThreadRequest>> request(QueueEntry entry) {
        ThreadId thread = new ThreadId(ThreadIds.threadOf(entry.conversationId().value()).orElseThrow());
        return new FollowUp<>(
                thread.value(),
                new Requested<>(
                        new StintQueueDeleted(
                                new RequestContext(organizationId, at, thread),
                                entry.conversationId(),
                                queue.queueId(),
                                queue.successorId(),
                                queue.successorName()),
                        new RequestHeader(
                                eventId + "/" + entry.participantId().value(),
                                "",
                                organizationId.value(),
                                at,
                                actor)));
    }
}
