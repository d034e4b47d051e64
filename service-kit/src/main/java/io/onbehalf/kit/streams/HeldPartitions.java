package io.onbehalf.kit.streams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions whose next record can't be read yet, as it needs the registry, or a newer version of this
/// service.
///
/// Such a partition stands still before that record, as if its topic ended there; the consumer's owner, Kafka
/// Streams or a loop of its own, is not given it, so nothing of it is processed, committed or set aside, and
/// what is before it is done. It blocks that partition of that topic alone: the owner's thread, its other
/// partitions, timers and commits go on, and the instance stays in its group. The partition goes on with the
/// fetch after the one at which the record has become readable; another instance that gets the partition
/// decides again.
///
/// The owner pauses and resumes partitions too, as when its buffer is full, and must find them as it left
/// them.
///
/// @param <K> the consumer's keys
public final class HeldPartitions<K> {

    private static final Logger LOG = LoggerFactory.getLogger(HeldPartitions.class);

    private final Function<ConsumerRecord<?, byte[]>, Optional<String>> waits;
    private final Map<TopicPartition, Hold> held = new HashMap<>();

    private static final class Hold {

        private final ConsumerRecord<?, byte[]> record;
        private boolean pausedByOwner;

        private Hold(ConsumerRecord<?, byte[]> record) {
            this.record = record;
        }
    }

    /// @param waits why a record can't be read yet; empty for one that can, or never will be
    public HeldPartitions(Function<ConsumerRecord<?, byte[]>, Optional<String>> waits) {
        this.waits = waits;
    }

    /// Before a fetch: lets those go on whose record has become readable.
    ///
    /// @return these
    public Set<TopicPartition> release(Consumer<?, ?> consumer) {
        if (held.isEmpty()) {
            return Set.of();
        }
        held.keySet().retainAll(consumer.assignment());
        Set<TopicPartition> released = new HashSet<>();
        for (TopicPartition partition : List.copyOf(held.keySet())) {
            Hold hold = held.get(partition);
            if (hold != null && waits.apply(hold.record).isEmpty()) {
                held.remove(partition);
                released.add(partition);
                if (!hold.pausedByOwner) {
                    consumer.resume(Set.of(partition));
                }
                LOG.info("{} goes on: {} can be read", partition, place(hold.record));
            }
        }
        return released;
    }

    /// After a fetch: what of it is given to the consumer's owner.
    public ConsumerRecords<K, byte[]> hold(ConsumerRecords<K, byte[]> fetched, Consumer<?, ?> consumer) {
        Map<TopicPartition, List<ConsumerRecord<K, byte[]>>> given = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(fetched.nextOffsets());
        boolean whole = true;
        for (TopicPartition partition : fetched.partitions()) {
            List<ConsumerRecord<K, byte[]>> records = fetched.records(partition);
            int count = 0;
            while (count < records.size() && !hold(partition, records.get(count), consumer)) {
                count++;
            }
            if (count > 0) {
                given.put(partition, records.subList(0, count));
            }
            if (count < records.size()) {
                next.put(partition, seek(records.get(count), partition, consumer));
                whole = false;
            }
        }
        return whole ? fetched : new ConsumerRecords<>(given, next);
    }

    /// Holds a partition if a record that it needs, of any topic, can't be read yet.
    ///
    /// @return true if it is held
    public boolean hold(TopicPartition partition, ConsumerRecord<?, byte[]> needed, Consumer<?, ?> consumer) {
        Optional<String> reason = waits.apply(needed);
        if (reason.isPresent()) {
            consumer.pause(Set.of(partition));
            held.put(partition, new Hold(needed));
            LOG.warn("{} stands still before {}: {}", partition, place(needed), reason.get());
        }
        return reason.isPresent();
    }

    private static OffsetAndMetadata seek(
            ConsumerRecord<?, ?> record, TopicPartition partition, Consumer<?, ?> consumer) {
        var here = new OffsetAndMetadata(record.offset(), record.leaderEpoch(), "");
        consumer.seek(partition, here);
        return here;
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }

    /// The owner pauses partitions: they stay so when they are no longer held.
    public void onPause(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            Hold hold = held.get(partition);
            if (hold != null) {
                hold.pausedByOwner = true;
            }
        });
    }

    /// The owner resumes partitions.
    ///
    /// @return those of them that are not held
    public Collection<TopicPartition> onResume(Collection<TopicPartition> partitions) {
        List<TopicPartition> free = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            Hold hold = held.get(partition);
            if (hold == null) {
                free.add(partition);
            } else {
                hold.pausedByOwner = false;
            }
        }
        return free;
    }
}
