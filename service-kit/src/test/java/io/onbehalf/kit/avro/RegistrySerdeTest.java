package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.InactivityAction;
import io.onbehalf.schemas.queue.LastAgentRoutingMode;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegistrySerdeTest {

    static {
        TrustedSchemas.install();
    }

    private static final String TOPIC = "queue.organizations";
    private static final OrganizationSnapshot ACME =
            OrganizationSnapshot.newBuilder()
                    .setOrganizationId("acme")
                    .setName("Acme")
                    .setDefaultCountryCode("US")
                    .setCallLogging(true)
                    .build();

    private final FlakyRegistry registry = new FlakyRegistry();
    private final int id = registry.register("any", ACME.getSchema());
    private final RegistrySerde serde = new RegistrySerde(registry);

    @Test
    void a_record_comes_back_as_it_was() {
        serde.know(QueueSnapshot.getClassSchema(), 9);
        Instant noon = Instant.parse("2026-01-02T12:00:00.123Z");
        var queue =
                new QueueSnapshot(
                        "acme",
                        "q",
                        "Support",
                        null,
                        null,
                        "+13175550100",
                        WrapupPrompt.MANDATORY,
                        5L,
                        LastAgentRoutingMode.ANY_AGENT,
                        30,
                        false,
                        null,
                        InactivityAction.DISCONNECT,
                        null,
                        2,
                        noon,
                        "ada",
                        noon,
                        "ada");

        assertThat(read(serde.serializer().serialize(TOPIC, queue))).isEqualTo(queue);
    }

    @Test
    void a_tombstone_stays_a_tombstone() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, (byte[]) null)).isNull();
    }

    @Test
    void the_bytes_are_a_zero_the_id_in_four_bytes_and_the_record() throws IOException {
        serde.know(ACME.getSchema(), 0x01020304);

        assertThat(serde.serializer().serialize(TOPIC, ACME))
                .startsWith(0, 1, 2, 3, 4)
                .endsWith(avro(ACME))
                .hasSize(5 + avro(ACME).length);
    }

    @Test
    void a_schema_that_was_not_registered_is_not_written() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serde.serializer().serialize(TOPIC, ACME))
                .withMessage(
                        "topic queue.organizations: schema io.onbehalf.schemas.queue.OrganizationSnapshot was"
                                + " not registered at start");
    }

    @Test
    void a_record_without_a_field_that_it_must_have_is_not_written() {
        serde.know(ACME.getSchema(), id);
        var nameless = new OrganizationSnapshot();
        nameless.put("organizationId", "acme");

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serde.serializer().serialize(TOPIC, nameless))
                .withMessage("topic queue.organizations: a OrganizationSnapshot can't be written");
    }

    @Test
    void an_id_is_asked_of_the_registry_once_and_then_never_again() throws IOException {
        assertThat(read(written(id, avro(ACME)))).isEqualTo(ACME);
        registry.down = true;

        assertThat(read(written(id, avro(ACME)))).isEqualTo(ACME);
        assertThat(registry.asked).hasValue(1);
    }

    @Test
    void what_was_registered_at_start_needs_no_registry() {
        serde.know(ACME.getSchema(), id);
        registry.down = true;

        assertThat(read(serde.serializer().serialize(TOPIC, ACME))).isEqualTo(ACME);
        assertThat(registry.asked).hasValue(0);
    }

    @Test
    void while_the_registry_is_away_an_unknown_id_is_its_fault_and_asked_for_until_it_answers()
            throws IOException {
        byte[] bytes = written(id, avro(ACME));
        registry.down = true;

        assertThat(serde.isReadable(bytes)).isFalse();
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> read(bytes));
        assertThat(serde.awaited()).containsExactly(id);

        registry.down = false;
        await().until(() -> serde.isReadable(bytes));
        registry.down = true;
        assertThat(read(bytes)).isEqualTo(ACME);
        assertThat(serde.awaited()).isEmpty();
    }

    @Test
    void an_id_that_a_registry_knows_is_readable_at_once_and_one_that_it_does_not_is_refused_at_once()
            throws IOException {
        assertThat(serde.isReadable(written(id, avro(ACME)))).isTrue();
        assertThat(serde.isReadable(written(77, avro(ACME)))).isTrue();
        unreadable(written(77, avro(ACME)), "schema id 77 is unknown to the registry");
        assertThat(serde.awaited()).isEmpty();
    }

    @Test
    void a_registry_that_is_away_holds_up_nothing_that_needs_none_of_its_answers() throws IOException {
        serde.know(ACME.getSchema(), id);
        registry.down = true;

        assertThat(serde.isReadable(written(id, avro(ACME)))).isTrue();
        assertThat(serde.isReadable(null)).isTrue();
        assertThat(serde.isReadable(new byte[] {1, 2, 3, 4, 5, 6})).isTrue();
        assertThat(registry.asked).hasValue(0);
    }

    @Test
    void before_the_schemas_are_registered_nothing_is_written_and_that_is_the_registry_s_fault() {
        serde.registering(true);
        assertThatExceptionOfType(RegistryUnavailable.class)
                .isThrownBy(() -> serde.serializer().serialize(TOPIC, ACME));

        serde.know(ACME.getSchema(), id);
        serde.registering(false);
        assertThat(serde.serializer().serialize(TOPIC, ACME)).isNotEmpty();
    }

    @Test
    void a_registry_that_comes_back_in_time_is_enough() throws IOException {
        registry.failures.set(2);

        assertThat(read(written(id, avro(ACME)))).isEqualTo(ACME);
        assertThat(registry.asked).hasValue(3);
    }

    @Test
    void an_id_that_the_registry_does_not_know_is_the_record_s_fault() throws IOException {
        unreadable(written(77, avro(ACME)), "schema id 77 is unknown to the registry");
    }

    @Test
    void what_a_later_version_added_is_left_out() throws IOException {
        Schema later =
                parsed(
                        ACME.getSchema()
                                .toString()
                                .replaceFirst(
                                        "]}$",
                                        ",%s]}"
                                                .formatted(
                                                        """
                                                        {"name": "motto", "type": "string", "default": ""}\
                                                        """)));
        GenericRecord record =
                new GenericRecordBuilder(later)
                        .set("organizationId", "acme")
                        .set("name", "Acme")
                        .set("defaultCountryCode", "US")
                        .set("callLogging", true)
                        .set("motto", "We try")
                        .build();
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(later).write(record, encoder);

        assertThat(read(written(registry.register("any", later), bytes.toByteArray()))).isEqualTo(ACME);
    }

    @Test
    void a_schema_that_no_class_of_ours_is_made_for_is_refused() throws IOException {
        for (String name : List.of("com.example.Unknown", "io.onbehalf.schemas.Topics", "java.lang.Thread")) {
            byte[] bytes = written(registry.register("any", record(name)), new byte[0]);

            unreadable(bytes, "no class for schema " + name);
        }
    }

    @Test
    void a_type_of_ours_that_no_class_is_made_for_is_of_a_newer_version() throws IOException {
        byte[] newer =
                written(registry.register("any", record("io.onbehalf.schemas.queue.Newer")), new byte[0]);
        byte[] foreign = written(registry.register("any", record("com.example.Unknown")), new byte[0]);
        byte[] known = written(id, avro(ACME));
        for (byte[] bytes : List.of(newer, foreign, known)) {
            assertThat(serde.isReadable(bytes)).isTrue();
        }

        assertThat(serde.isOfNewerType(newer)).isTrue();
        assertThat(serde.isOfNewerType(foreign)).isFalse();
        assertThat(serde.isOfNewerType(known)).isFalse();
        assertThatExceptionOfType(NewerType.class)
                .isThrownBy(() -> read(newer))
                .withMessageContaining("no class for schema io.onbehalf.schemas.queue.Newer");
    }

    private static Schema record(String name) {
        return parsed("{\"type\":\"record\",\"name\":\"%s\",\"fields\":[]}".formatted(name));
    }

    @Test
    void what_is_not_in_the_wire_format_is_refused() throws IOException {
        byte[] good = written(id, avro(ACME));
        byte[] wrong = good.clone();
        wrong[0] = 1;

        unreadable(wrong, "not in Confluent's wire format");
        unreadable(new byte[] {0, 0, 0, 0}, "not in Confluent's wire format");
        unreadable(new byte[0], "not in Confluent's wire format");
    }

    @Test
    void a_record_with_bytes_missing_or_left_over_is_refused() throws IOException {
        byte[] good = written(id, avro(ACME));

        for (int length = 5; length < good.length; length++) {
            unreadable(Arrays.copyOf(good, length), "not a readable");
        }
        unreadable(Arrays.copyOf(good, good.length + 1), "not a readable");
    }

    @Test
    void whatever_the_bytes_are_the_record_is_read_or_refused() {
        serde.know(QueueSnapshot.getClassSchema(), 9);
        qt().forAll(lists().of(integers().between(-128, 127)).ofSizeBetween(0, 80))
                .check(garbage -> isReadOrRefused(written(9, bytes(garbage))));
    }

    private boolean isReadOrRefused(byte[] bytes) {
        try {
            return serde.deserializer().deserialize(TOPIC, bytes) instanceof QueueSnapshot;
        } catch (SerializationException e) {
            return true;
        }
    }

    private void unreadable(byte[] bytes, String reason) {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageContaining(reason);
    }

    private SpecificRecord read(byte[] bytes) {
        return serde.deserializer().deserialize(TOPIC, bytes);
    }

    private static byte[] written(int id, byte[] record) {
        return ByteBuffer.allocate(5 + record.length).put((byte) 0).putInt(id).put(record).array();
    }

    private static byte[] avro(OrganizationSnapshot organization) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<>(organization.getSchema(), GenericData.get()).write(organization, encoder);
        return bytes.toByteArray();
    }

    private static Schema parsed(String json) {
        return new SchemaParser().parse(json).mainSchema();
    }

    private static byte[] bytes(List<Integer> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return bytes;
    }

    /// A registry that counts what it is asked, and may be away.
    private static final class FlakyRegistry implements SchemaRegistry {

        private final MemoryRegistry up = new MemoryRegistry();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean down;

        @Override
        public Rule requireCompatibility(String subject, String level) {
            return up.requireCompatibility(subject, level);
        }

        @Override
        public int register(String subject, Schema schema) {
            return up.register(subject, schema);
        }

        @Override
        public Schema byId(int id) {
            asked.incrementAndGet();
            if (down || failures.getAndDecrement() > 0) {
                throw new RegistryUnavailable("away", new IOException("connection refused"));
            }
            return up.byId(id);
        }
    }
}
