package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.schemas.common.ActorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemasTest {

    /// The fields that hold a contact's number, or a text to or about them. A field of such a name is marked,
    /// and no other is, so that a consumer can trust names and marks alike.
    private static final Set<String> OF_CONTACTS =
            Set.of(
                    "contactNumber",
                    "contactNumberAsTyped",
                    "text",
                    "notes",
                    "tags",
                    "userData",
                    "subject",
                    "relatedContactId");

    private static final Path SOURCES = Path.of("src/main/avro");

    static Stream<Schema> types() {
        return Reachable.types().values().stream();
    }

    static Stream<Schema> records() {
        return types().filter(type -> type.getType() == Type.RECORD);
    }

    static Stream<Schema> enums() {
        return types().filter(type -> type.getType() == Type.ENUM);
    }

    static Stream<Schema> events() {
        return Topics.ALL.stream()
                .filter(topic ->
                        topic.name().endsWith(".events") || topic.equals(Topics.CONVERSATION_SETTINGS))
                .flatMap(topic -> topic.schemas().stream());
    }

    static Stream<Schema> requests() {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().endsWith(".requests") || topic.name().endsWith(".claims"))
                .flatMap(topic -> topic.schemas().stream())
                .distinct();
    }

    @Test
    void every_avsc_file_is_on_a_topic_or_part_of_what_is() throws IOException {
        SchemaParser parser = new SchemaParser();
        for (Path file : avscFiles()) {
            parser.parse(file);
        }
        assertThat(Reachable.types().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        parser.getParsedNamedSchemas().stream().map(Schema::getFullName).toList());
    }

    @Test
    void a_name_stands_for_one_type_so_that_a_domain_record_finds_its_own_by_it() {
        assertThat(Reachable.types().values()).extracting(Schema::getName).doesNotHaveDuplicates();
    }

    @Test
    void an_avsc_file_declares_one_type_and_is_named_after_it() throws IOException {
        assertThat(avscFiles().stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(
                        Reachable.types().values().stream().map(type -> type.getName() + ".avsc").toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_says_what_it_is_for(Schema type) {
        assertThat(type.getDoc()).as(type.getFullName()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_field_says_what_it_is_for(Schema record) {
        assertThat(record.getFields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("records")
    void what_is_a_contact_s_is_marked_as_theirs_and_nothing_else_is(Schema record) {
        assertThat(record.getFields())
                .allSatisfy(field ->
                        assertThat(field.getProp("pii"))
                                .as("%s.%s", record.getFullName(), field.name())
                                .isEqualTo(OF_CONTACTS.contains(field.name()) ? "contact" : null));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void an_enum_has_a_default_symbol_so_that_a_new_one_does_not_break_old_readers(Schema type) {
        assertThat(type.getEnumDefault()).as(type.getFullName()).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_says_which_it_is_whose_when_why_and_its_place_in_the_order(Schema event) {
        assertThat(names(event)).contains("eventId", "organizationId", "occurredAt", "requestId", "sequence");
        assertThat(event.getField("occurredAt").schema().getLogicalType())
                .isEqualTo(LogicalTypes.timestampMillis());
        assertThat(event.getField("sequence").schema().getType()).isEqualTo(Type.LONG);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_names_its_actor(Schema event) {
        assertThat(names(event)).containsSubsequence("requestId", "actorType", "actor", "sequence");
        assertThat(event.getField("actorType").schema())
                .isEqualTo(SpecificData.get().getSchema(ActorType.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_about_a_conversation_names_its_thread(Schema event) {
        if (event.getNamespace().endsWith(".conversation") && event.getField("conversationId") != null) {
            assertThat(names(event)).contains("threadId");
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_says_which_it_is_whose_when_and_by_whom(Schema request) {
        assertThat(names(request))
                .startsWith("requestId", "fingerprint", "organizationId", "requestedAt", "requestedBy");
    }

    /// `requestedBy` of such a request is the service.
    @ParameterizedTest
    @MethodSource("requests")
    void a_request_that_no_user_makes_names_its_actor_beside(Schema request) {
        if (!request.getField("requestedBy").doc().equals("The user who made the request.")) {
            assertThat(names(request)).contains("actorType", "actor");
        }
    }

    private static List<String> names(Schema record) {
        return record.getFields().stream().map(Field::name).toList();
    }

    /// Shared types first: the parser checks a field's default symbol against its enum.
    private static List<Path> avscFiles() throws IOException {
        Path shared = SOURCES.resolve("common");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted(
                            Comparator.comparing((Path file) -> !file.startsWith(shared))
                                    .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }
}
