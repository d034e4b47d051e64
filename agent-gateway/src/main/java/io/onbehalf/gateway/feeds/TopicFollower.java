package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all partitions of some topics in a thread of its own, without a group: every gateway reads
/// everything.
///
/// A failure of Kafka or of the registry is logged, and reading goes on where it was; [CopyWaits] knows since
/// when a record waits for the registry. A record that can't be processed is passed over with a line in the
/// log that does not repeat it.
final class TopicFollower {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Followed> topics;
    private final CopyWaits waits;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean stopped;
    private volatile boolean live;
    private @Nullable Thread thread;

    /// Those whose next record can't be read yet.
    private final Set<TopicPartition> waiting = new HashSet<>();

    /// What is done with a record.
    interface Handler {

        void handle(ConsumerRecord<String, byte[]> record);
    }

    /// A topic, and what is done with each of its records.
    ///
    /// @param whole from its beginning; else only what comes from now on
    record Followed(Topic topic, boolean whole, Handler handler) {

        static Followed whole(Topic topic, Handler handler) {
            return new Followed(topic, true, handler);
        }

        static Followed fromNow(Topic topic, Handler handler) {
            return new Followed(topic, false, handler);
        }

        private Stream<TopicPartition> partitions() {
            return IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number));
        }
    }

    TopicFollower(List<Followed> topics, CopyWaits waits) {
        this.topics = topics;
        this.waits = waits;
        topics.forEach(each -> waits.measure(each.topic()));
    }

    /// @param connect prepares Kafka and gives a new consumer; it is called again after each failure
    void start(Supplier<Consumer<String, byte[]>> connect) {
        thread =
                Thread.ofPlatform()
                        .name("feeds")
                        .start(() -> {
                            while (!stopped) {
                                run(connect);
                            }
                        });
    }

    void stop() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// True once everything that was there at the start is read, and nothing later can be missed.
    boolean isLive() {
        return live;
    }

    /// Waits until these places have been read.
    ///
    /// @param ends the offset after the last record to be read, by partition
    /// @return false if it takes longer than the timeout
    boolean awaitRead(Map<TopicPartition, Long> ends, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (!isRead(ends)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = moved.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void run(Supplier<Consumer<String, byte[]>> connect) {
        try (Consumer<String, byte[]> reader = connect.get()) {
            follow(reader);
        } catch (InterruptException stop) {
            LOG.debug("the feeds stop", stop);
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.warn("the feeds can't be read and are tried again in {}: {}", PAUSE, e.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> reader) {
        List<TopicPartition> all = topics.stream().flatMap(Followed::partitions).toList();
        reader.assign(all);
        topics.forEach(topic -> topic.partitions().forEach(partition -> seek(reader, topic, partition)));
        all.forEach(partition -> positions.put(partition, reader.position(partition)));
        Map<TopicPartition, Long> ends = reader.endOffsets(all);
        Map<String, Followed> byName =
                topics.stream().collect(Collectors.toMap(each -> each.topic().name(), each -> each));
        while (!stopped) {
            ConsumerRecords<String, byte[]> records = reader.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : records) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                handle(byName.get(record.topic()), record, partition);
                positions.put(partition, record.offset() + 1);
            }
            all.forEach(partition -> positions.put(partition, reader.position(partition)));
            live = live || isRead(ends);
            lock.lock();
            try {
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void seek(Consumer<String, byte[]> reader, Followed topic, TopicPartition partition) {
        Long position = positions.get(partition);
        if (position != null) {
            reader.seek(partition, position);
        } else if (topic.whole()) {
            reader.seekToBeginning(List.of(partition));
        } else {
            reader.seekToEnd(List.of(partition));
        }
    }

    private void handle(
            @Nullable Followed topic, ConsumerRecord<String, byte[]> record, TopicPartition partition) {
        if (topic == null) {
            return;
        }
        try {
            topic.handler().handle(record);
        } catch (RegistryUnavailable e) {
            waiting.add(partition);
            waits.begin(partition.topic());
            throw e;
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}-{}@{}: a record that can't be processed is passed over: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getClass().getSimpleName());
        }
        if (waiting.remove(partition)
                && waiting.stream().noneMatch(other -> other.topic().equals(partition.topic()))) {
            waits.end(partition.topic());
        }
    }

    private void pause() {
        lock.lock();
        try {
            long nanos = PAUSE.toNanos();
            while (nanos > 0 && !stopped) {
                nanos = moved.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
