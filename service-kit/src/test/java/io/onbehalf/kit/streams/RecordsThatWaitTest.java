package io.onbehalf.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.SchemaParser;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordsThatWaitTest {

    private final MemoryRegistry registry = new MemoryRegistry();
    private final RecordsThatWait waits = new RecordsThatWait(new RegistrySerde(registry), "wrapup-service");

    @Test
    void a_request_of_a_newer_type_waits_for_a_newer_version_of_its_service() {
        assertThat(waits.apply(record(Topics.WRAPUP_REQUESTS, newer())))
                .contains("its type is new, and needs a newer version of this service");
    }

    @Test
    void an_event_of_a_newer_type_of_another_service_holds_up_nobody() {
        assertThat(waits.apply(record(Topics.CONVERSATION_EVENTS, newer()))).isEmpty();
    }

    @Test
    void what_is_none_of_ours_holds_up_nobody() {
        assertThat(waits.apply(record(Topics.WRAPUP_REQUESTS, registered("com.example.Unknown")))).isEmpty();
        assertThat(waits.apply(record(Topics.WRAPUP_REQUESTS, 77))).isEmpty();
        assertThat(waits.apply(new ConsumerRecord<>("wrapup.requests", 0, 0, new byte[0], new byte[] {1})))
                .isEmpty();
    }

    @Test
    void a_schema_that_is_new_waits_for_the_registry_whoever_wrote_it() {
        int id = newer();
        registry.away(true);

        for (Topic topic : List.of(Topics.WRAPUP_REQUESTS, Topics.CONVERSATION_EVENTS)) {
            assertThat(waits.apply(record(topic, id)))
                    .contains("its schema is new here, and the registry is away");
        }
    }

    @Test
    void topics_in_our_private_codec_never_wait() {
        registry.away(true);

        assertThat(waits.apply(new ConsumerRecord<>("x-repartition", 0, 0, new byte[0], value(9)))).isEmpty();
    }

    private int newer() {
        return registered("io.onbehalf.schemas.wrapup.NewerRequested");
    }

    private int registered(String name) {
        return registry.register(
                "any",
                new SchemaParser()
                        .parse("{\"type\":\"record\",\"name\":\"%s\",\"fields\":[]}".formatted(name))
                        .mainSchema());
    }

    private static ConsumerRecord<byte[], byte[]> record(Topic topic, int id) {
        return new ConsumerRecord<>(topic.name(), 0, 0, new byte[0], value(id));
    }

    private static byte[] value(int id) {
        return ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
    }
}
