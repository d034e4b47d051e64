package io.onbehalf.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.local.layout.StackLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes to a topic of requests what its services would not: what nobody can read, and what was there
/// before.
record ForeignProducer(StackLayout layout, Random random) {

    private static final int DUPLICATES = 25;

    /// Nobody waits for an answer for longer. Until then a request without a key would be decided again.
    private static final Duration GIVEN_UP = Duration.ofSeconds(15);

    /// One unreadable record of each kind. They are marked, so that a reader can pass over them.
    void writeBadRecords(String topic) throws InterruptedException, ExecutionException {
        List<byte[]> keys = new ArrayList<>();
        List<byte @Nullable []> values = badValues(topic);
        for (int i = 0; i < values.size(); i++) {
            keys.add("bad-%016x".formatted(random.nextLong()).getBytes(UTF_8));
        }
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < values.size(); i++) {
                var record = new ProducerRecord<>(topic, keys.get(i), values.get(i));
                record.headers().add(TopicReader.BAD_INPUT, new byte[] {1});
                producer.send(record).get();
            }
        }
    }

    private List<byte @Nullable []> badValues(String topic) throws InterruptedException, ExecutionException {
        List<byte @Nullable []> values = new ArrayList<>();
        values.add("this is not Avro".getBytes(UTF_8));
        values.add(new byte[0]);
        values.add(null);
        List<ConsumerRecord<byte[], byte[]>> good = good(topic);
        if (!good.isEmpty()) {
            byte[] value = good.get(random.nextInt(good.size())).value();
            values.add(Arrays.copyOf(value, value.length / 2));
            byte[] unknownSchema = value.clone();
            ByteBuffer.wrap(unknownSchema).putInt(1, Integer.MAX_VALUE);
            values.add(unknownSchema);
        }
        return values;
    }

    /// Writes some of the topic's requests again, as they are.
    void writeDuplicates(String topic) throws InterruptedException, ExecutionException {
        long before = System.currentTimeMillis() - GIVEN_UP.toMillis();
        List<ConsumerRecord<byte[], byte[]>> good =
                good(topic).stream().filter(record -> record.timestamp() < before).toList();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < DUPLICATES && !good.isEmpty(); i++) {
                ConsumerRecord<byte[], byte[]> record = good.get(random.nextInt(good.size()));
                producer.send(
                                new ProducerRecord<>(
                                        topic,
                                        record.partition(),
                                        record.key(),
                                        record.value(),
                                        record.headers()))
                        .get();
            }
        }
    }

    /// The topic's readable records, of which there are few in a run of minutes.
    private List<ConsumerRecord<byte[], byte[]>> good(String topic)
            throws InterruptedException, ExecutionException {
        return new TopicReader(layout)
                .readNow(List.of(topic), new ByteArrayDeserializer()).stream()
                        .filter(record -> record.value() != null)
                        .filter(record -> record.headers().lastHeader(TopicReader.BAD_INPUT) == null)
                        .toList();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                layout.kafka(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
