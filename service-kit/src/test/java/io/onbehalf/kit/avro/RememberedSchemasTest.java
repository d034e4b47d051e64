package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onbehalf.kit.avro.RememberedSchemas.Registered;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RememberedSchemasTest {

    private static final String HERE = "http://registry.example";
    private static final Schema MEMBER = QueueMemberSnapshot.getClassSchema();
    private static final QueueMemberSnapshot AMY = new QueueMemberSnapshot("acme", "support", "amy", true);

    private final SchemaRegistry registry = new MemoryRegistry();

    @TempDir private Path folder;

    @Test
    void what_was_registered_is_written_and_read_after_a_restart_without_the_registry() {
        byte[] before = started(registry).serializer().serialize("queue.members", AMY);

        RegistrySerde restarted = serde(new Away());
        assertThat(SchemaRegistration.recall(List.of(Topics.QUEUE_MEMBERS), restarted)).isTrue();

        assertThat(restarted.serializer().serialize("queue.members", AMY)).isEqualTo(before);
        assertThat(restarted.deserializer().deserialize("queue.members", before)).isEqualTo(AMY);
    }

    @Test
    void a_service_one_of_whose_schemas_was_never_registered_recalls_none() {
        started(registry);

        RegistrySerde restarted = serde(new Away());

        assertThat(SchemaRegistration.recall(List.of(Topics.QUEUE_MEMBERS, Topics.QUEUE_REPLIES), restarted))
                .isFalse();
        restarted.registering(true);
        assertThatExceptionOfType(RegistryUnavailable.class)
                .isThrownBy(() -> restarted.serializer().serialize("queue.members", AMY));
    }

    @Test
    void another_s_schema_that_was_read_once_is_read_after_a_restart_without_the_registry() {
        byte[] anothers = started(new MemoryRegistry()).serializer().serialize("queue.members", AMY);
        folder = folder.resolve("of-the-reader");
        registry.register("subject", MEMBER);
        assertThat(serde(registry).deserializer().deserialize("queue.members", anothers)).isEqualTo(AMY);

        RegistrySerde restarted = serde(new Away());

        assertThat(restarted.isReadable(anothers)).isTrue();
        assertThat(restarted.deserializer().deserialize("queue.members", anothers)).isEqualTo(AMY);
    }

    @Test
    void the_ids_of_another_registry_or_another_cluster_are_not_used(CapturedOutput log) {
        started(registry);

        assertThat(RememberedSchemas.in(folder, "http://other.example", "cluster").byId(1)).isNull();
        assertThat(RememberedSchemas.in(folder, HERE, "new-cluster").byId(1)).isNull();
        assertThat(log).contains("schemas.json has the schema ids of another registry or cluster");
    }

    @Test
    void a_damaged_file_is_not_used_and_is_replaced(CapturedOutput log) throws IOException {
        started(registry);
        Path file = folder.resolve("schemas.json");
        String content = Files.readString(file);
        for (String damaged : List.of("", content.substring(0, 200), content.replace("\"1\":", "\"2\":"))) {
            Files.writeString(file, damaged);

            assertThat(remembered().byId(1)).isNull();
            assertThat(remembered().byId(2)).isNull();
        }
        assertThat(log).contains("schemas.json is damaged and is not used");

        started(registry);
        assertThat(remembered().byId(1)).isEqualTo(MEMBER);
    }

    @Test
    void a_file_that_can_t_be_written_stops_nothing(CapturedOutput log) throws IOException {
        folder = Files.createFile(folder.resolve("no-folder"));

        assertThat(started(registry).serializer().serialize("queue.members", AMY)).isNotEmpty();
        assertThat(log).contains("can't be written: a start without the registry may have to wait");
    }

    @Test
    void what_is_written_replaces_the_file_and_leaves_nothing_beside_it() {
        started(registry);
        started(registry);

        assertThat(folder.toFile().list()).containsExactly("schemas.json");
    }

    @Test
    void a_registry_that_gives_other_ids_than_before_makes_the_former_ones_forgotten(CapturedOutput log) {
        remembered().answered(7, QueueMemberSnapshot.getClassSchema());
        remembered().registered(List.of(new Registered("members", MEMBER, 4)));

        remembered().registered(List.of(new Registered("members", MEMBER, 5)));

        assertThat(remembered().byId(7)).isNull();
        assertThat(remembered().idOf("members", MEMBER)).hasValue(5);
        assertThat(log).contains("the registry gives other ids than before");
    }

    private RememberedSchemas remembered() {
        return RememberedSchemas.in(folder, HERE, "cluster");
    }

    private RegistrySerde serde(SchemaRegistry asked) {
        var serde = new RegistrySerde(asked);
        serde.remember(remembered());
        return serde;
    }

    private RegistrySerde started(SchemaRegistry asked) {
        RegistrySerde serde = serde(asked);
        SchemaRegistration.register(asked, List.of(Topics.QUEUE_MEMBERS), serde);
        return serde;
    }

    /// Answers nothing.
    private static final class Away implements SchemaRegistry {

        @Override
        public Rule requireCompatibility(String subject, String level) {
            throw new RegistryUnavailable("away", null);
        }

        @Override
        public int register(String subject, Schema schema) {
            throw new RegistryUnavailable("away", null);
        }

        @Override
        public Schema byId(int id) {
            throw new RegistryUnavailable("away", null);
        }
    }
}
