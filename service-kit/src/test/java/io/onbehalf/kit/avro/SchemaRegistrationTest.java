package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onbehalf.kit.avro.SchemaRegistry.SchemaRefused;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemaRegistrationTest {

    private final WatchedRegistry registry = new WatchedRegistry();
    private final RegistrySerde serde = new RegistrySerde();

    @Test
    void the_compatibility_is_set_before_the_first_schema_is_registered() {
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS, Topics.QUEUE_REPLIES), serde);

        assertThat(registry.calls)
                .containsExactly(
                        "FULL_TRANSITIVE",
                        "queue.members-io.onbehalf.schemas.queue.QueueMemberSnapshot",
                        "queue.replies-io.onbehalf.schemas.queue.QueueReply");
    }

    @Test
    void every_record_type_of_a_topic_is_registered() {
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_EVENTS), serde);

        assertThat(registry.calls).hasSize(1 + Topics.QUEUE_EVENTS.values().size());
    }

    @Test
    void what_was_registered_is_written_and_read_without_a_registry() {
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS), serde);
        var amy = new QueueMemberSnapshot("acme", "support", "amy", true);

        byte[] bytes = serde.serializer().serialize("queue.members", amy);

        assertThat(bytes).startsWith(0, 0, 0, 0, 101);
        assertThat(serde.deserializer().deserialize("queue.members", bytes)).isEqualTo(amy);
    }

    @Test
    void a_schema_that_breaks_with_its_past_stops_the_start() {
        registry.refuses = true;

        assertThatExceptionOfType(SchemaRefused.class)
                .isThrownBy(
                        () -> SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS), serde));
    }

    /// A registry that remembers what it was told, in order; its ids start at 101.
    private static final class WatchedRegistry implements SchemaRegistry {

        private final List<String> calls = new ArrayList<>();
        private boolean refuses;

        @Override
        public void requireCompatibility(String level) {
            calls.add(level);
        }

        @Override
        public int register(String subject, Schema schema) {
            if (refuses) {
                throw new SchemaRefused("not compatible");
            }
            calls.add(subject);
            return 99 + calls.size();
        }

        @Override
        public Schema byId(int id) {
            throw new AssertionError("nobody needs to ask");
        }
    }
}
