package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.copies.CopyWaits;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The records that can't be read yet, as their schema is new here and the registry is away: of each such
/// partition the next one.
///
/// Its partition is paused before it and goes on once the record has become readable; the other partitions go
/// on meanwhile. [CopyWaits] knows since when a topic waits. Used by one thread.
final class WaitingRecords {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRecords.class);

    private final Predicate<ConsumerRecord<String, byte[]>> readable;
    private final CopyWaits waits;
    private final Map<TopicPartition, Hold> held = new HashMap<>();

    /// Those whose next record has waited and is not processed yet.
    private final Set<TopicPartition> waiting = new HashSet<>();

    private record Hold(ConsumerRecord<String, byte[]> record, long notBefore) {}

    /// @param readable false for a record that needs an answer of the registry; it is asked in the background
    WaitingRecords(Predicate<ConsumerRecord<String, byte[]>> readable, CopyWaits waits) {
        this.readable = readable;
        this.waits = waits;
    }

    boolean isReadable(ConsumerRecord<String, byte[]> record) {
        return readable.test(record);
    }

    /// True if a partition stands still before its next record.
    boolean isHeld(TopicPartition partition) {
        return held.containsKey(partition);
    }

    /// Pauses the record's partition before it.
    ///
    /// @param pause how long it is not tried again, however readable it is
    void hold(ConsumerRecord<String, byte[]> record, Duration pause, Consumer<?, ?> reader) {
        TopicPartition partition = partition(record);
        reader.seek(partition, record.offset());
        reader.pause(Set.of(partition));
        held.put(partition, new Hold(record, System.nanoTime() + pause.toNanos()));
        waits.begin(partition.topic());
        if (waiting.add(partition)) {
            LOG.warn(
                    "{} stands still before the record at {}: the registry is away",
                    partition,
                    record.offset());
        }
    }

    /// Before a fetch: lets those go on whose record may be tried again.
    void release(Consumer<?, ?> reader) {
        for (Map.Entry<TopicPartition, Hold> each : List.copyOf(held.entrySet())) {
            Hold hold = each.getValue();
            if (System.nanoTime() - hold.notBefore() >= 0 && isReadable(hold.record())) {
                held.remove(each.getKey());
                reader.resume(Set.of(each.getKey()));
            }
        }
    }

    /// A record is processed or passed over.
    void passed(ConsumerRecord<String, byte[]> record) {
        TopicPartition partition = partition(record);
        if (waiting.remove(partition)) {
            LOG.info("{} goes on at {}", partition, record.offset());
            if (waiting.stream().noneMatch(other -> other.topic().equals(partition.topic()))) {
                waits.end(partition.topic());
            }
        }
    }

    /// A new consumer has no paused partition; it comes to the same records.
    void forgetHolds() {
        held.clear();
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
