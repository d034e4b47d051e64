package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all partitions of some topics in a thread of its own, without a group: every gateway reads
/// everything.
///
/// A failure of Kafka is logged, and reading goes on where it was. While the registry is away, a record whose
/// schema is new here waits, and with it its partition alone ([WaitingRecords]). A record that can't be
/// processed is passed over with a line in the log that does not repeat it.
final class TopicFollower {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);

    /// How long a stop waits for the thread that reads: a part of the whole that `StopOrder` bounds.
    static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Followed> topics;
    private final WaitingRecords waiting;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean stopped;
    private volatile boolean live;
    private @Nullable Thread thread;

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

    /// @param readable false for a record that needs an answer of the registry; it is asked in the background
    /// @param waits knows since when a topic waits
    TopicFollower(
            List<Followed> topics, Predicate<ConsumerRecord<String, byte[]>> readable, CopyWaits waits) {
        this.topics = topics;
        this.waiting = new WaitingRecords(readable, waits);
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
                running.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// True once everything that was there at the start and can be read is read, and nothing later can be
    /// missed.
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

    private boolean isReadAsFarAsPossible(Map<TopicPartition, Long> ends) {
        return isRead(
                ends.entrySet().stream()
                        .filter(end -> !waiting.isHeld(end.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
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
        waiting.forgetHolds();
        topics.forEach(topic -> topic.partitions().forEach(partition -> seek(reader, topic, partition)));
        all.forEach(partition -> positions.put(partition, reader.position(partition)));
        Map<TopicPartition, Long> ends = reader.endOffsets(all);
        Map<String, Followed> byName =
                topics.stream().collect(Collectors.toMap(each -> each.topic().name(), each -> each));
        while (!stopped) {
            waiting.release(reader);
            for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Followed topic = byName.get(record.topic());
                if (topic != null && !waiting.isHeld(partition) && handle(topic, record, reader)) {
                    positions.put(partition, record.offset() + 1);
                }
            }
            all.forEach(partition -> positions.put(partition, reader.position(partition)));
            live = live || isReadAsFarAsPossible(ends);
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

    /// The result is false if the record waits.
    private boolean handle(
            Followed topic, ConsumerRecord<String, byte[]> record, Consumer<String, byte[]> reader) {
        if (!waiting.isReadable(record)) {
            waiting.hold(record, Duration.ZERO, reader);
            return false;
        }
        try {
            topic.handler().handle(record);
        } catch (RegistryUnavailable e) {
            waiting.hold(record, PAUSE, reader);
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}-{}@{}: a record that can't be processed is passed over: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getClass().getSimpleName());
        }
        waiting.passed(record);
        return true;
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
