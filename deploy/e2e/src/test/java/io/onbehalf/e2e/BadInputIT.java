package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Unreadable records on a topic: they become dead letters with the reason, and the service continues.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final TestStack stack;
    private final TestQueue queue;
    private final ApiUser amy;

    BadInputIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        amy = stack.as(TestUser.AMY);
    }

    @Test
    void unreadable_requests_become_dead_letters_with_the_reason_and_the_service_continues()
            throws Exception {
        Map<String, byte @Nullable []> bad = badRequests();
        send(Topics.CONVERSATION_REQUESTS, bad);
        assertDeadLetters(Topics.CONVERSATION_DEAD_LETTERS, bad);
        ok(200, amy.compose(queue.id(), TestNumbers.contact(), false));
    }

    @Test
    void an_unreadable_record_of_a_replicated_topic_becomes_a_dead_letter_of_each_service_with_a_replica()
            throws Exception {
        Map<String, byte @Nullable []> bad = new HashMap<>();
        bad.put("garbage-" + UUID.randomUUID(), "this is not Avro".getBytes(UTF_8));
        bad.put("wrong-type-" + UUID.randomUUID(), readable(Topics.QUEUE_EVENTS.name()));
        send(Topics.QUEUES, bad);
        for (Topic letters : List.of(Topics.CONVERSATION_DEAD_LETTERS, Topics.WRAPUP_DEAD_LETTERS)) {
            await().atMost(TIMEOUT).untilAsserted(() -> assertDeadLetters(letters, bad));
        }
        // A new queue shows that the replicas still follow the topic.
        TestQueue added = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ok(200, amy.compose(added.id(), TestNumbers.contact(), false));
    }

    private void assertDeadLetters(Topic letters, Map<String, byte @Nullable []> bad) throws Exception {
        assertThat(reasons(letters, bad)).containsOnlyKeys(bad.keySet()).doesNotContainValue("");
    }

    private Map<String, String> reasons(Topic letters, Map<String, byte @Nullable []> bad) throws Exception {
        Map<String, String> reasons = new HashMap<>();
        for (var letter :
                new TopicReader(stack.layout()).read(List.of(letters.name()), new ByteArrayDeserializer())) {
            Map<String, String> headers = TopicReader.headers(letter);
            if (bad.containsKey(TopicReader.text(letter.key()))) {
                assertThat(letter.value()).isEqualTo(bad.get(TopicReader.text(letter.key())));
                assertThat(headers).containsKey("dead_letter_source");
                reasons.put(TopicReader.text(letter.key()), headers.getOrDefault("dead_letter_reason", ""));
            }
        }
        return reasons;
    }

    private Map<String, byte @Nullable []> badRequests() throws Exception {
        ok(200, amy.compose(queue.id(), TestNumbers.contact(), false));
        byte[] compose = readable(Topics.CONVERSATION_REQUESTS.name());
        Map<String, byte @Nullable []> bad = new HashMap<>();
        bad.put("garbage-" + UUID.randomUUID(), "this is not Avro".getBytes(UTF_8));
        bad.put("empty-" + UUID.randomUUID(), new byte[0]);
        bad.put("unknown-schema-" + UUID.randomUUID(), unknownSchema(compose));
        bad.put("truncated-" + UUID.randomUUID(), Arrays.copyOf(compose, compose.length / 2));
        bad.put("wrong-type-" + UUID.randomUUID(), readable(Topics.QUEUE_EVENTS.name()));
        bad.put("nothing-" + UUID.randomUUID(), null);
        return bad;
    }

    private static byte[] unknownSchema(byte[] record) {
        byte[] unknown = record.clone();
        ByteBuffer.wrap(unknown).putInt(1, Integer.MAX_VALUE);
        return unknown;
    }

    /// The value of any readable record of the topic.
    private byte[] readable(String topic) throws Exception {
        return new TopicReader(stack.layout())
                .read(List.of(topic), new ByteArrayDeserializer()).stream()
                        .filter(record -> record.headers().lastHeader(TopicReader.BAD_INPUT) == null)
                        .map(ConsumerRecord::value)
                        .findFirst()
                        .orElseThrow();
    }

    private void send(Topic topic, Map<String, byte @Nullable []> bad) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.layout().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            bad.forEach((key, value) -> {
                var record = new ProducerRecord<>(topic.name(), key, value);
                record.headers().add(TopicReader.BAD_INPUT, new byte[] {1});
                var _ = producer.send(record);
            });
        }
    }
}
