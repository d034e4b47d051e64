package io.onbehalf.kit.streams;

import io.onbehalf.kit.copies.ContinuedCopies;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/// The Kafka clients of a topology. Its main consumer leaves its turn to a requested commit ([FetchTurn]), so
/// that the stream thread commits what it has fetched until then, and holds back records that can't be read
/// yet ([HeldPartitions]). Where no caller waits for a topology, it also waits after a fetch that brought
/// records, so that the next one brings several. Its global consumer begins where the copies go on, and gives
/// a time to records that have none ([ValidTimestamps]).
///
/// @param pollDelay that wait; zero where a caller waits
/// @param waits why a record is not read yet; empty for one that is
/// @param copies of the topology
public record StreamClients(
        Duration pollDelay,
        Function<ConsumerRecord<?, byte[]>, Optional<String>> waits,
        ContinuedCopies copies)
        implements KafkaClientSupplier {

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return new MainConsumer(settings, pollDelay, waits);
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
        return new GlobalConsumer(settings, copies);
    }

    private static final class GlobalConsumer extends KafkaConsumer<byte[], byte[]> {

        private final ContinuedCopies copies;

        GlobalConsumer(Map<String, Object> settings, ContinuedCopies copies) {
            super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.copies = copies;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            return ValidTimestamps.of(super.poll(timeout));
        }

        @Override
        public void seekToBeginning(Collection<TopicPartition> partitions) {
            copies.seek(this, partitions, super::seekToBeginning);
        }
    }

    private static final class MainConsumer extends KafkaConsumer<byte[], byte[]> {

        private final long pollDelayNanos;
        private final FetchTurn turn = new FetchTurn();
        private final HeldPartitions<byte[]> held;
        private boolean fetched;

        MainConsumer(
                Map<String, Object> settings,
                Duration pollDelay,
                Function<ConsumerRecord<?, byte[]>, Optional<String>> waits) {
            super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            pollDelayNanos = pollDelay.toNanos();
            held = new HeldPartitions<>(waits);
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            return turn.next(timeout).map(this::fetch).orElseGet(ConsumerRecords::empty);
        }

        private ConsumerRecords<byte[], byte[]> fetch(Duration timeout) {
            if (fetched && pollDelayNanos > 0) {
                LockSupport.parkNanos(pollDelayNanos);
            }
            held.release(this);
            ConsumerRecords<byte[], byte[]> records = held.hold(super.poll(timeout), this);
            fetched = !records.isEmpty();
            return records;
        }

        @Override
        public void pause(Collection<TopicPartition> partitions) {
            held.onPause(partitions);
            super.pause(partitions);
        }

        @Override
        public void resume(Collection<TopicPartition> partitions) {
            super.resume(held.onResume(partitions));
        }
    }
}
