package io.onbehalf.kit.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/// The Kafka clients of a topology. Its consumer sets the pace: a fetch passes the requests for commits on
/// ([BatchCommits]) and then does not wait; and where nobody waits for a topology, it rests after a fetch
/// that brought something, so that the next one brings more at once.
///
/// @param rest zero where somebody waits
public record StreamClients(Duration rest) implements KafkaClientSupplier {

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return new PacedConsumer(settings, rest);
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return getRestoreConsumer(settings);
    }

    private static final class PacedConsumer extends KafkaConsumer<byte[], byte[]> {

        private final long restNanos;
        private boolean busy;

        PacedConsumer(Map<String, Object> settings, Duration rest) {
            super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            restNanos = rest.toNanos();
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            if (busy) {
                LockSupport.parkNanos(restNanos);
            }
            ConsumerRecords<byte[], byte[]> records =
                    super.poll(BatchCommits.passOn() ? Duration.ZERO : timeout);
            busy = !records.isEmpty();
            return records;
        }
    }
}
