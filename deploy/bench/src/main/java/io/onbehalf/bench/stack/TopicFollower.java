package io.onbehalf.bench.stack;

import io.onbehalf.local.client.AvroValueReader;
import io.onbehalf.local.client.TopicConsumers;
import io.onbehalf.local.layout.StackLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning, in steps: each read ends at the topic's end of that moment.
public final class TopicFollower implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroValueReader values;

    public TopicFollower(StackLayout layout, String topic) {
        values = new AvroValueReader(layout);
        consumer =
                TopicConsumers.readCommitted(layout, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The values that were added since the last read.
    public List<GenericRecord> read() {
        List<GenericRecord> added = new ArrayList<>();
        TopicConsumers.readTo(
                consumer.endOffsets(consumer.assignment()),
                consumer,
                record -> added.add(values.read(record.value())));
        return added;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
