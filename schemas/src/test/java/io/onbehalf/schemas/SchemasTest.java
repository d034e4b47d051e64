package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemasTest {

    private static final Set<String> OF_CONTACTS =
            Set.of("contactNumber", "contactNumberAsTyped", "text", "notes");

    static Stream<Schema> schemas() {
        return Topics.ALL.stream().flatMap(topic -> topic.schemas().stream()).distinct();
    }

    static Stream<Schema> events() {
        return Stream.of(Topics.QUEUE_EVENTS, Topics.CONVERSATION_EVENTS, Topics.WRAPUP_EVENTS)
                .flatMap(topic -> topic.schemas().stream());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_schema_and_every_field_says_what_it_is_for(Schema schema) {
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(schema.getFields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void what_is_a_contact_s_is_marked_as_theirs(Schema schema) {
        assertThat(schema.getFields())
                .allSatisfy(field ->
                        assertThat("contact".equals(field.getProp("pii")))
                                .as(field.name())
                                .isEqualTo(OF_CONTACTS.contains(field.name())));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void an_enum_has_a_default_symbol_so_that_a_new_one_does_not_break_old_readers(Schema schema) {
        assertThat(schema.getFields().stream().map(field -> plain(field.schema())))
                .filteredOn(type -> type.getType() == Schema.Type.ENUM)
                .allSatisfy(type -> assertThat(type.getEnumDefault()).isEqualTo("UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_says_which_it_is_whose_when_why_and_its_place_in_the_order(Schema schema) {
        List<String> names = schema.getFields().stream().map(Schema.Field::name).toList();
        assertThat(names).contains("eventId", "organizationId", "occurredAt", "requestId", "sequence");
    }

    @Test
    void every_topic_has_one_name_and_one_owner() {
        assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(Topics.ALL)
                .extracting(Topic::owner)
                .containsOnly(Topics.QUEUE_SERVICE, Topics.CONVERSATION_SERVICE, Topics.WRAPUP_SERVICE);
    }

    private static Schema plain(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }
}
