package io.onbehalf.conversation.carrier.outbound;

import java.util.Collection;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/// Gives each assigned partition its backlog, as soon as that can be restored, and drains before partitions
/// are revoked.
final class PartitionOwnership implements ConsumerRebalanceListener {

    private final PartitionBacklogs backlogs;
    private final IntFunction<Optional<PartitionBacklog>> restore;
    private final Drain drain;

    /// Waits for the results of what is in flight, and writes them.
    interface Drain {
        void drain() throws InterruptedException;
    }

    /// @param restore empty while a partition's backlog can't be restored: the partition is held
    PartitionOwnership(
            PartitionBacklogs backlogs, IntFunction<Optional<PartitionBacklog>> restore, Drain drain) {
        this.backlogs = backlogs;
        this.restore = restore;
        this.drain = drain;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            restore.apply(partition.partition())
                    .ifPresent(backlog -> backlogs.put(partition.partition(), backlog));
        }
    }

    /// Partitions are no longer held: those get a backlog that have none yet.
    void onPartitionsReleased(Collection<TopicPartition> partitions) {
        onPartitionsAssigned(
                partitions.stream().filter(partition -> backlogs.of(partition.partition()) == null).toList());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (backlogs.count() == 0) {
            // The consumer closes: what could be written is written.
            return;
        }
        try {
            drain.drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        remove(partitions);
    }

    private void remove(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> backlogs.remove(partition.partition()));
    }
}
