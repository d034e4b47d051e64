package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.local.Caller;
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

/// What nobody should put on a topic: it is set aside with the reason, and the service goes on.
@ExtendWith(SharedStand.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stand stand;
    private final TestQueue queue;
    private final Caller amy;

    BadInputIT(Stand stand) throws InterruptedException {
        this.stand = stand;
        queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        amy = stand.as(Cast.AMY);
    }

    @Test
    void unreadable_requests_are_set_aside_with_the_reason_and_the_service_goes_on() throws Exception {
        Map<String, byte @Nullable []> bad = badRequests();
        send(Topics.CONVERSATION_REQUESTS, bad);
        assertSetAside(Topics.CONVERSATION_DEAD_LETTERS, bad);
        ok(200, amy.compose(queue.id(), Numbers.contact(), false));
    }

    @Test
    void an_unreadable_record_of_a_topic_that_others_copy_is_set_aside_by_each_of_them_and_they_go_on()
            throws Exception {
        Map<String, byte @Nullable []> bad = new HashMap<>();
        bad.put("garbage-" + UUID.randomUUID(), "this is not Avro".getBytes(UTF_8));
        bad.put("wrong-type-" + UUID.randomUUID(), readable(Topics.QUEUE_EVENTS.name()));
        send(Topics.QUEUES, bad);
        for (Topic letters : List.of(Topics.CONVERSATION_DEAD_LETTERS, Topics.WRAPUP_DEAD_LETTERS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertSetAside(letters, bad));
        }
        // A new queue shows that the copies still follow.
        TestQueue later = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        ok(200, amy.compose(later.id(), Numbers.contact(), false));
    }

    private void assertSetAside(Topic letters, Map<String, byte @Nullable []> bad) throws Exception {
        assertThat(reasons(letters, bad)).containsOnlyKeys(bad.keySet()).doesNotContainValue("");
    }

    private Map<String, String> reasons(Topic letters, Map<String, byte @Nullable []> bad) throws Exception {
        Map<String, String> reasons = new HashMap<>();
        for (var letter :
                new Ledger(stand.site()).read(List.of(letters.name()), new ByteArrayDeserializer())) {
            Map<String, String> headers = Ledger.headers(letter);
            if (bad.containsKey(Ledger.text(letter.key()))) {
                assertThat(letter.value()).isEqualTo(bad.get(Ledger.text(letter.key())));
                assertThat(headers).containsKey("dead_letter_source");
                reasons.put(Ledger.text(letter.key()), headers.getOrDefault("dead_letter_reason", ""));
            }
        }
        return reasons;
    }

    private Map<String, byte @Nullable []> badRequests() throws Exception {
        ok(200, amy.compose(queue.id(), Numbers.contact(), false));
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

    /// The value of some record that is there and in order.
    private byte[] readable(String topic) throws Exception {
        return new Ledger(stand.site())
                .read(List.of(topic), new ByteArrayDeserializer()).stream()
                        .filter(record -> record.headers().lastHeader(Ledger.BAD_INPUT) == null)
                        .map(ConsumerRecord::value)
                        .findFirst()
                        .orElseThrow();
    }

    private void send(Topic topic, Map<String, byte @Nullable []> bad) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stand.site().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            bad.forEach((key, value) -> {
                var record = new ProducerRecord<>(topic.name(), key, value);
                record.headers().add(Ledger.BAD_INPUT, new byte[] {1});
                var _ = producer.send(record);
            });
        }
    }
}
