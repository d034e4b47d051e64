package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onbehalf.kit.avro.SchemaRegistry.Rule;
import io.onbehalf.kit.avro.SchemaRegistry.SchemaRefused;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemaRegistrationTest {

    private static final String MEMBER = "queue.members-io.onbehalf.schemas.queue.QueueMemberSnapshot";
    private static final String REPLY = "queue.replies-io.onbehalf.schemas.queue.QueueReply";

    private final WatchedRegistry registry = new WatchedRegistry();
    private final RegistrySerde serde = new RegistrySerde();

    @Test
    void a_subject_s_compatibility_is_set_before_its_schema_is_registered() {
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS, Topics.QUEUE_REPLIES), serde);

        assertThat(registry.callsFor(MEMBER)).containsExactly("FULL_TRANSITIVE of " + MEMBER, MEMBER);
        assertThat(registry.callsFor(REPLY)).containsExactly("FULL_TRANSITIVE of " + REPLY, REPLY);
    }

    @Test
    void where_the_registry_does_not_know_the_subject_before_it_is_set_right_after() {
        registry.firstRule = Rule.NO_SUBJECT;

        SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS), serde);

        assertThat(registry.calls)
                .containsExactly("FULL_TRANSITIVE of " + MEMBER, MEMBER, "FULL_TRANSITIVE of " + MEMBER);
    }

    @Test
    void a_registry_that_lets_us_set_no_rule_is_used_as_it_is_and_that_is_logged(CapturedOutput log) {
        registry.firstRule = Rule.REFUSED;

        SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS), serde);

        assertThat(registry.calls).containsExactly("FULL_TRANSITIVE of " + MEMBER, MEMBER);
        assertThat(log)
                .contains("the registry did not take FULL_TRANSITIVE for 1 of them, such as " + MEMBER);
    }

    @Test
    void every_record_type_of_a_topic_is_registered() {
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_EVENTS), serde);

        assertThat(registry.calls).hasSize(2 * Topics.QUEUE_EVENTS.values().size());
    }

    @Test
    void what_was_registered_is_written_and_read_without_a_registry() {
        SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS), serde);
        var amy = new QueueMemberSnapshot("acme", "support", "amy", true);

        byte[] bytes = serde.serializer().serialize("queue.members", amy);

        assertThat(bytes).startsWith(0, 0, 0, 0, 102);
        assertThat(serde.deserializer().deserialize("queue.members", bytes)).isEqualTo(amy);
    }

    @Test
    void a_schema_that_breaks_with_its_past_stops_the_start() {
        registry.refuses = true;

        assertThatExceptionOfType(SchemaRefused.class)
                .isThrownBy(
                        () -> SchemaRegistration.register(registry, List.of(Topics.QUEUE_MEMBERS), serde));
    }

    /// A registry that remembers what it was told, in order; its ids are 100 and the number of its calls.
    /// Subjects are registered beside each other, so an order holds within one subject alone.
    private static final class WatchedRegistry implements SchemaRegistry {

        private final List<String> calls = new ArrayList<>();
        private Rule firstRule = Rule.SET;
        private boolean refuses;

        private synchronized List<String> callsFor(String subject) {
            return calls.stream().filter(call -> call.endsWith(subject)).toList();
        }

        @Override
        public synchronized Rule requireCompatibility(String subject, String level) {
            String call = level + " of " + subject;
            Rule rule = calls.contains(call) ? Rule.SET : firstRule;
            calls.add(call);
            return rule;
        }

        @Override
        public synchronized int register(String subject, Schema schema) {
            if (refuses) {
                throw new SchemaRefused("not compatible");
            }
            calls.add(subject);
            return 100 + calls.size();
        }

        @Override
        public Schema byId(int id) {
            throw new AssertionError("nobody needs to ask");
        }
    }
}
