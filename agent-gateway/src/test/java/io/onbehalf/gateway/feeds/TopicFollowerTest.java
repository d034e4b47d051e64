package io.onbehalf.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.gateway.feeds.TopicFollower.Followed;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicFollowerTest {

    private static final Topic WHOLE = Topics.GATEWAY_CHANNELS;
    private static final Topic FROM_NOW = Topics.CONVERSATION_SNAPSHOTS;
    private static final TopicPartition FIRST = new TopicPartition(WHOLE.name(), 0);

    private final List<String> read = new CopyOnWriteArrayList<>();
    private final AtomicBoolean registryIsAway = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private final LinkedBlockingQueue<MockConsumer<String, byte[]>> consumers = new LinkedBlockingQueue<>();
    private final CopyWaits waits =
            new CopyWaits(Duration.ZERO, InstantSource.system(), new SimpleMeterRegistry());
    private final TopicFollower follower =
            new TopicFollower(
                    List.of(Followed.whole(WHOLE, this::handle), Followed.fromNow(FROM_NOW, this::handle)),
                    record -> !(record.key().equals("needs the registry") && registryIsAway.get()),
                    waits);

    @AfterEach
    void stop() {
        follower.stop();
    }

    @Test
    void one_topic_is_read_from_its_beginning_and_the_other_from_its_end() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(5);
        add(consumer, WHOLE, 0, "old");
        add(consumer, FROM_NOW, 0, "over");
        follower.start(consumers::remove);
        await().until(() -> read.contains("old"));
        add(consumer, FROM_NOW, 5, "new");

        await().untilAsserted(() -> assertThat(read).containsExactly("old", "new"));
    }

    @Test
    void it_is_live_once_what_was_there_at_the_start_is_read() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(2);
        add(consumer, WHOLE, 0, "one");
        follower.start(consumers::remove);
        await().until(() -> read.contains("one"));
        assertThat(follower.isLive()).isFalse();
        assertThat(follower.awaitRead(Map.of(FIRST, 2L), Duration.ofMillis(50))).isFalse();

        for (int partition = 0; partition < WHOLE.partitions(); partition++) {
            consumer.seek(new TopicPartition(WHOLE.name(), partition), 2);
        }
        await().until(follower::isLive);
        assertThat(follower.awaitRead(Map.of(FIRST, 2L), Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void a_record_that_cannot_be_processed_is_passed_over() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(0);
        follower.start(consumers::remove);
        add(consumer, WHOLE, 0, "unreadable");
        add(consumer, WHOLE, 1, "next");

        await().untilAsserted(() -> assertThat(read).containsExactly("next"));
    }

    @Test
    void after_a_failure_of_Kafka_it_goes_on_where_it_was() throws Exception {
        MockConsumer<String, byte[]> broken = consumer(0);
        MockConsumer<String, byte[]> next = consumer(0);
        follower.start(consumers::remove);
        add(broken, WHOLE, 0, "one");
        await().until(() -> read.contains("one"));
        add(next, WHOLE, 0, "one");
        add(next, WHOLE, 1, "two");
        broken.setPollException(new KafkaException("gone"));

        await().untilAsserted(() -> assertThat(read).containsExactly("one", "two"));
    }

    @Test
    void while_the_registry_is_away_a_record_waits() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(0);
        failures.set(1);
        follower.start(consumers::remove);
        add(consumer, WHOLE, 0, "needs the registry");
        add(consumer, WHOLE, 0, "needs the registry");

        await().untilAsserted(() -> assertThat(read).containsExactly("needs the registry"));
    }

    @Test
    void a_partition_whose_next_record_waits_holds_up_no_other() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(1);
        registryIsAway.set(true);
        follower.start(consumers::remove);
        add(consumer, WHOLE, 0, "needs the registry");
        await().untilAsserted(() -> assertThat(waits.since()).containsOnlyKeys(WHOLE.name()));
        add(consumer, WHOLE, 0, "needs the registry");
        add(consumer, new TopicPartition(WHOLE.name(), 1), 0, "of another partition");
        await().untilAsserted(() -> assertThat(read).containsExactly("of another partition"));
        assertThat(follower.isLive()).as("others are not read yet").isFalse();

        consumer.schedulePollTask(() -> {
            for (int partition = 2; partition < WHOLE.partitions(); partition++) {
                consumer.seek(new TopicPartition(WHOLE.name(), partition), 1);
            }
        });
        await().until(follower::isLive);
        assertThat(follower.awaitRead(Map.of(FIRST, 1L), Duration.ofMillis(50))).isFalse();
        registryIsAway.set(false);

        await().untilAsserted(
                        () -> assertThat(read).containsExactly("of another partition", "needs the registry"));
        assertThat(follower.awaitRead(Map.of(FIRST, 1L), Duration.ofSeconds(5))).isTrue();
        assertThat(waits.since()).isEmpty();
    }

    @Test
    void what_is_behind_a_record_that_waits_is_read_after_it() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(0);
        registryIsAway.set(true);
        follower.start(consumers::remove);
        for (int fetch = 0; fetch < 2; fetch++) {
            consumer.schedulePollTask(() -> {
                consumer.addRecord(record(FIRST, 0, "needs the registry"));
                consumer.addRecord(record(FIRST, 1, "next"));
            });
        }
        await().untilAsserted(() -> assertThat(waits.since()).containsOnlyKeys(WHOLE.name()));
        assertThat(read).isEmpty();
        registryIsAway.set(false);

        await().untilAsserted(() -> assertThat(read).containsExactly("needs the registry", "next"));
    }

    @Test
    void a_record_that_waits_is_read_by_the_next_consumer_after_a_failure_of_Kafka() throws Exception {
        MockConsumer<String, byte[]> broken = consumer(0);
        MockConsumer<String, byte[]> next = consumer(0);
        registryIsAway.set(true);
        follower.start(consumers::remove);
        add(broken, WHOLE, 0, "needs the registry");
        await().untilAsserted(() -> assertThat(waits.since()).containsOnlyKeys(WHOLE.name()));
        registryIsAway.set(false);
        add(next, WHOLE, 0, "needs the registry");
        broken.setPollException(new KafkaException("gone"));

        await().untilAsserted(() -> assertThat(read).containsExactly("needs the registry"));
        await().untilAsserted(() -> assertThat(waits.since()).isEmpty());
    }

    @Test
    void it_is_known_since_when_a_record_waits_for_the_registry() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(0);
        failures.set(1);
        follower.start(consumers::remove);
        add(consumer, WHOLE, 0, "needs the registry");
        await().untilAsserted(() -> assertThat(waits.since()).containsOnlyKeys(WHOLE.name()));

        add(consumer, FROM_NOW, 0, "another");
        await().until(() -> read.contains("another"));
        assertThat(waits.areStale()).as("its own record still waits").isTrue();
        add(consumer, WHOLE, 0, "needs the registry");

        await().untilAsserted(() -> assertThat(waits.since()).isEmpty());
        assertThat(read).containsExactly("another", "needs the registry");
    }

    @Test
    void each_of_several_topics_waits_until_its_own_record_is_read() throws Exception {
        MockConsumer<String, byte[]> consumer = consumer(0);
        failures.set(2);
        follower.start(consumers::remove);
        add(consumer, WHOLE, 0, "needs the registry");
        add(consumer, FROM_NOW, 0, "needs the registry");
        await().untilAsserted(
                        () -> assertThat(waits.since()).containsOnlyKeys(WHOLE.name(), FROM_NOW.name()));

        add(consumer, FROM_NOW, 0, "needs the registry");
        await().untilAsserted(() -> assertThat(waits.since()).containsOnlyKeys(WHOLE.name()));
        add(consumer, WHOLE, 0, "needs the registry");

        await().untilAsserted(() -> assertThat(waits.since()).isEmpty());
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        String key = record.key();
        if (key.equals("unreadable")) {
            throw new IllegalStateException("not a record of ours");
        }
        if (key.equals("needs the registry") && failures.getAndDecrement() > 0) {
            throw new RegistryUnavailable("away", new java.io.IOException());
        }
        read.add(key);
    }

    /// @param end of every partition
    private MockConsumer<String, byte[]> consumer(long end) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Topic topic : List.of(WHOLE, FROM_NOW)) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                beginnings.put(new TopicPartition(topic.name(), partition), 0L);
                ends.put(new TopicPartition(topic.name(), partition), end);
            }
        }
        consumer.updateBeginningOffsets(beginnings);
        consumer.updateEndOffsets(ends);
        consumers.add(consumer);
        return consumer;
    }

    /// Adds a record to the topic's first partition as soon as that is assigned. A record that was given out
    /// must be added again to be read again.
    private static void add(MockConsumer<String, byte[]> consumer, Topic topic, long offset, String key) {
        add(consumer, new TopicPartition(topic.name(), 0), offset, key);
    }

    private static void add(
            MockConsumer<String, byte[]> consumer, TopicPartition partition, long offset, String key) {
        consumer.schedulePollTask(() -> consumer.addRecord(record(partition, offset, key)));
    }

    private static ConsumerRecord<String, byte[]> record(TopicPartition partition, long offset, String key) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, key, new byte[0]);
    }
}
