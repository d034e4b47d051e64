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

/// Writes to a topic of requests what its services would not: what nobody can read, what has no key, no time
/// or too long a header, and what was there before.
record ForeignProducer(StackLayout layout, Random random) {

    private static final int DUPLICATES = 25;
    private static final byte[] GARBAGE = "this is not Avro".getBytes(UTF_8);

    /// Longer than that of any organization, thread or request.
    private static final int LONG_KEY = 4_000;

    /// With a short value almost as much as Kafka takes.
    private static final int LONG_TRACE = 1_040_000;

    private static final String TRACE = "traceparent";

    /// Nobody waits for an answer for longer. Until then a request without a key would be decided again.
    private static final Duration GIVEN_UP = Duration.ofSeconds(15);

    /// A record without a time. Its constructor refuses that, and nothing after it does.
    private static final class Undated extends ProducerRecord<byte[], byte[]> {

        private Undated(ProducerRecord<byte[], byte[]> record) {
            super(record.topic(), record.partition(), record.key(), record.value(), record.headers());
        }

        @Override
        public Long timestamp() {
            return -1L;
        }
    }

    /// One record of each kind that must become a dead letter. They are marked, so that a reader can pass
    /// over them.
    void writeBadRecords(String topic) throws InterruptedException, ExecutionException {
        List<ProducerRecord<byte[], byte[]>> records = badRecords(topic, good(topic), random);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                record.headers().add(TopicReader.BAD_INPUT, new byte[] {1});
                producer.send(record).get();
            }
        }
    }

    /// @param good the topic's readable records; without any, fewer kinds can be made
    static List<ProducerRecord<byte[], byte[]>> badRecords(
            String topic, List<ConsumerRecord<byte[], byte[]>> good, Random random) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte @Nullable [] value : badValues(good, random)) {
            records.add(new ProducerRecord<>(topic, key(random), value));
        }
        byte[] readable = good.isEmpty() ? GARBAGE : good.get(random.nextInt(good.size())).value();
        records.add(new ProducerRecord<>(topic, null, readable));
        records.add(new ProducerRecord<>(topic, "bad-".repeat(LONG_KEY / 4).getBytes(UTF_8), readable));
        records.add(withLongTrace(new ProducerRecord<>(topic, key(random), GARBAGE)));
        records.add(new Undated(new ProducerRecord<>(topic, key(random), GARBAGE)));
        return records;
    }

    private static byte[] key(Random random) {
        return "bad-%016x".formatted(random.nextLong()).getBytes(UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> withLongTrace(ProducerRecord<byte[], byte[]> record) {
        record.headers().remove(TRACE).add(TRACE, "0".repeat(LONG_TRACE).getBytes(UTF_8));
        return record;
    }

    private static List<byte @Nullable []> badValues(
            List<ConsumerRecord<byte[], byte[]>> good, Random random) {
        List<byte @Nullable []> values = new ArrayList<>();
        values.add(GARBAGE);
        values.add(new byte[0]);
        values.add(null);
        if (!good.isEmpty()) {
            byte[] value = good.get(random.nextInt(good.size())).value();
            values.add(Arrays.copyOf(value, value.length / 2));
            byte[] unknownSchema = value.clone();
            ByteBuffer.wrap(unknownSchema).putInt(1, Integer.MAX_VALUE);
            values.add(unknownSchema);
        }
        return values;
    }

    /// Writes some of the topic's requests again, as they are, but for the first, which has no time any more,
    /// and the second, whose trace is as long as it may be. All are valid, so none is a dead letter.
    void writeDuplicates(String topic) throws InterruptedException, ExecutionException {
        long before = System.currentTimeMillis() - GIVEN_UP.toMillis();
        List<ConsumerRecord<byte[], byte[]>> good =
                good(topic).stream().filter(record -> record.timestamp() < before).toList();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < DUPLICATES && !good.isEmpty(); i++) {
                ConsumerRecord<byte[], byte[]> record = good.get(random.nextInt(good.size()));
                producer.send(duplicate(record, i)).get();
            }
        }
    }

    /// @param number of the duplicate, from 0
    static ProducerRecord<byte[], byte[]> duplicate(ConsumerRecord<byte[], byte[]> record, int number) {
        var duplicate =
                new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers());
        return switch (number) {
            case 0 -> new Undated(duplicate);
            case 1 -> withLongTrace(duplicate);
            default -> duplicate;
        };
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
