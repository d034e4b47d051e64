package io.onbehalf.kit.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// The time of a record in a topology: its own or, where that is before 1970, the latest of its partition.
///
/// A broker takes records without a time, which is -1, where the producer gives the time. Kafka Streams' own
/// extractor throws for them, past every handler, so the thread would fail on them for ever.
public final class ValidTimestamps implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }

    /// The same records for the copies of others' topics, for which Kafka Streams asks no extractor: one
    /// without a time gets the first that there is, as no copy reads it.
    public static ConsumerRecords<byte[], byte[]> of(ConsumerRecords<byte[], byte[]> fetched) {
        boolean valid = true;
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        for (TopicPartition partition : fetched.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> dated =
                    fetched.records(partition).stream().map(ValidTimestamps::dated).toList();
            valid &= dated.equals(fetched.records(partition));
            records.put(partition, dated);
        }
        return valid ? fetched : new ConsumerRecords<>(records, fetched.nextOffsets());
    }

    private static ConsumerRecord<byte[], byte[]> dated(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() >= 0
                ? record
                : new ConsumerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        0,
                        record.timestampType(),
                        record.serializedKeySize(),
                        record.serializedValueSize(),
                        record.key(),
                        record.value(),
                        record.headers(),
                        record.leaderEpoch());
    }
}
