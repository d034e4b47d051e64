package io.onbehalf.kit.streams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
/// Such a partition stands still before that record, as if its topic ended there; Kafka Streams is not given
/// it, so nothing of it is processed, committed or set aside, and what is before it is done. It blocks that
/// partition of that topic alone: the stream thread, its other partitions, timers and commits go on, and the
/// instance stays in its group. The partition goes on with the fetch after the one at which the record has
/// become readable; another instance that gets the partition decides anew.
///
/// Kafka Streams pauses and resumes partitions too, while it restores or when its buffer is full, and must
/// find them as it left them.
final class HeldPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(HeldPartitions.class);

    private final Function<ConsumerRecord<byte[], byte[]>, Optional<String>> waits;
    private final Map<TopicPartition, Hold> held = new HashMap<>();

    private static final class Hold {

        private final ConsumerRecord<byte[], byte[]> record;
        private boolean pausedByStreams;

        private Hold(ConsumerRecord<byte[], byte[]> record) {
            this.record = record;
        }
    }

    /// @param waits why a record can't be read yet; empty for one that can, or never will be
    HeldPartitions(Function<ConsumerRecord<byte[], byte[]>, Optional<String>> waits) {
        this.waits = waits;
    }

    /// Before a fetch: lets those go on whose record has become readable.
    void release(Consumer<?, ?> consumer) {
        if (held.isEmpty()) {
            return;
        }
        held.keySet().retainAll(consumer.assignment());
        for (TopicPartition partition : List.copyOf(held.keySet())) {
            Hold hold = held.get(partition);
            if (hold != null && waits.apply(hold.record).isEmpty()) {
                held.remove(partition);
                if (!hold.pausedByStreams) {
                    consumer.resume(Set.of(partition));
                }
                LOG.info("{} goes on at {}", partition, hold.record.offset());
            }
        }
    }

    /// After a fetch: what of it is given to Kafka Streams.
    ConsumerRecords<byte[], byte[]> hold(ConsumerRecords<byte[], byte[]> fetched, Consumer<?, ?> consumer) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> given = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(fetched.nextOffsets());
        boolean whole = true;
        for (TopicPartition partition : fetched.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = fetched.records(partition);
            int count = readableOnes(records);
            if (count > 0) {
                given.put(partition, records.subList(0, count));
            }
            if (count < records.size()) {
                next.put(partition, stop(records.get(count), partition, consumer));
                whole = false;
            }
        }
        return whole ? fetched : new ConsumerRecords<>(given, next);
    }

    private int readableOnes(List<ConsumerRecord<byte[], byte[]>> records) {
        int count = 0;
        while (count < records.size() && waits.apply(records.get(count)).isEmpty()) {
            count++;
        }
        return count;
    }

    private OffsetAndMetadata stop(
            ConsumerRecord<byte[], byte[]> record, TopicPartition partition, Consumer<?, ?> consumer) {
        var here = new OffsetAndMetadata(record.offset(), record.leaderEpoch(), "");
        consumer.seek(partition, here);
        consumer.pause(Set.of(partition));
        held.put(partition, new Hold(record));
        LOG.warn(
                "{} stands still before the record at {}: {}",
                partition,
                record.offset(),
                waits.apply(record).orElse("it can be read now"));
        return here;
    }

    /// Kafka Streams pauses partitions: they stay so when they are no longer held.
    void onPause(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            Hold hold = held.get(partition);
            if (hold != null) {
                hold.pausedByStreams = true;
            }
        });
    }

    /// Kafka Streams resumes partitions.
    ///
    /// @return those of them that are not held
    Collection<TopicPartition> onResume(Collection<TopicPartition> partitions) {
        List<TopicPartition> free = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            Hold hold = held.get(partition);
            if (hold == null) {
                free.add(partition);
            } else {
                hold.pausedByStreams = false;
            }
        }
        return free;
    }
}
