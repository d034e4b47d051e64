package io.onbehalf.conversation.carrier.outbound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The backlogs of the partitions that this instance owns.
final class PartitionBacklogs {

    private final Map<Integer, PartitionBacklog> byPartition = new HashMap<>();

    /// Null for a partition that this instance does not own.
    @Nullable PartitionBacklog of(int partition) {
        return byPartition.get(partition);
    }

    void put(int partition, PartitionBacklog backlog) {
        byPartition.put(partition, backlog);
    }

    void remove(int partition) {
        byPartition.remove(partition);
    }

    void clear() {
        byPartition.clear();
    }

    void forEach(BiConsumer<Integer, PartitionBacklog> action) {
        byPartition.forEach(action);
    }

    /// The backlogs of all numbers.
    List<NumberBacklog> numbers() {
        return byPartition.values().stream().flatMap(backlog -> backlog.numbers().stream()).toList();
    }

    /// The number of partitions.
    int count() {
        return byPartition.size();
    }

    /// The number of messages.
    int size() {
        return byPartition.values().stream().mapToInt(PartitionBacklog::size).sum();
    }
}
