package io.onbehalf.kit.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// The records that one topology can't process, as they need a row that a newer version of the service has
/// written ([io.onbehalf.kit.domain.state.NewerRow]).
///
/// The first time the task fails, so that nothing of the record is done; from then on the record's partition
/// stands still before it ([HeldPartitions]), until an instance of that version has the partition.
public final class RowsOfNewerVersions {

    /// Our own Streams setting, with the topology's.
    public static final String SETTING = "onbehalf.rows.of.newer.versions";

    private final Map<TopicPartition, Long> places = new ConcurrentHashMap<>();

    /// This record is the one that its partition stands still before.
    void add(String topic, int partition, long offset) {
        places.put(new TopicPartition(topic, partition), offset);
    }

    /// True if a record can't be processed by this build.
    public boolean contains(ConsumerRecord<?, ?> record) {
        Long place = places.get(new TopicPartition(record.topic(), record.partition()));
        return place != null && place == record.offset();
    }
}
