package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/// The queues, as a processor knows them from the replica.
final class ReplicatedQueues implements Queues {

    private final TimestampedKeyValueStore<String, SpecificRecord> store;

    private ReplicatedQueues(TimestampedKeyValueStore<String, SpecificRecord> store) {
        this.store = store;
    }

    /// The queues that a processor can reach.
    static ReplicatedQueues of(ProcessingContext context) {
        return new ReplicatedQueues(requireNonNull(context.getStateStore(Replica.storeName(Topics.QUEUES))));
    }

    @Override
    public Optional<KnownQueue> find(QueueId queueId) {
        return Optional.ofNullable(store.get(queueId.value()))
                .map(found -> (QueueSnapshot) found.value())
                .map(queue ->
                        new KnownQueue(
                                new QueueInactivity(terms(queue), queue.getModifiedAt()),
                                queue.getMemberCount() > 0));
    }

    private static InactivityTerms terms(QueueSnapshot queue) {
        return new InactivityTerms(
                queue.getInactivityTimeoutEnabled(),
                Optional.ofNullable(queue.getInactivityTimeoutSeconds()),
                InactivityAction.valueOf(queue.getInactivityAction().name()));
    }
}
