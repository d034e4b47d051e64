package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.ThreadRequest.StintQueueDeleted;
import io.onbehalf.kit.topology.Requested;
import java.util.List;
import java.util.Optional;

/// What follows from a change of a queue's lists.
///
/// @param load the counts; empty if they are as before
/// @param requests to the threads of conversations that have to leave the lists
public record QueueOutcome(Optional<QueueLoad> load, List<Requested<StintQueueDeleted>> requests) {

    public QueueOutcome {
        requests = List.copyOf(requests);
    }
}
