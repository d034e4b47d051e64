package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.Caller;
import io.onbehalf.schemas.Topics;
import java.nio.ByteBuffer;
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
        Map<String, String> reasons = new HashMap<>();
        send(bad);
        for (var letter : deadLetters()) {
            Map<String, String> headers = Ledger.headers(letter);
            if (bad.containsKey(Ledger.text(letter.key()))) {
                assertThat(letter.value()).isEqualTo(bad.get(Ledger.text(letter.key())));
                assertThat(headers).containsKey("dead_letter_source");
                reasons.put(Ledger.text(letter.key()), headers.getOrDefault("dead_letter_reason", ""));
            }
        }
        System.out.println("dead letters: " + reasons);
        assertThat(reasons).containsOnlyKeys(bad.keySet()).doesNotContainValue("");
        ok(200, amy.compose(queue.id(), Numbers.contact(), false));
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

    private void send(Map<String, byte @Nullable []> bad) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stand.site().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            bad.forEach((key, value) -> {
                var record = new ProducerRecord<>(Topics.CONVERSATION_REQUESTS.name(), key, value);
                record.headers().add(Ledger.BAD_INPUT, new byte[] {1});
                var _ = producer.send(record);
            });
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() throws Exception {
        return new Ledger(stand.site())
                .read(List.of(Topics.CONVERSATION_DEAD_LETTERS.name()), new ByteArrayDeserializer());
    }
}
