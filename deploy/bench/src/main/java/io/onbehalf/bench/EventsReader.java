package io.onbehalf.bench;

import io.onbehalf.local.AvroValues;
import io.onbehalf.local.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning to its present end, as any consumer could, and goes on from there.
public final class EventsReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroValues values;

    public EventsReader(Site site, String topic) {
        values = new AvroValues(site.registryUrl());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                site.bootstrapServers(),
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// What is new since the last call.
    public List<GenericRecord> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<GenericRecord> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                records.add(values.read(record.value()));
            }
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
