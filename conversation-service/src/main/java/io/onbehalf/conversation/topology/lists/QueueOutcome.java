package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.Requested;
import java.util.List;
import java.util.Optional;

/// What follows from a change of a queue's lists.
///
/// @param load the counts; empty if they are as before
/// @param requests to the threads of conversations that have to leave the lists, or that the queue's new
///   terms count for
public record QueueOutcome(Optional<QueueLoad> load, List<FollowUp<Requested<ThreadRequest>>> requests) {

    public QueueOutcome {
        requests = List.copyOf(requests);
    }
}
