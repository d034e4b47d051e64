package io.onbehalf.kit.testing;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.actor.ActorType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A domain and its schemas use the same names: of records, of their fields, of their enums' symbols.
///
/// A service extends it, and lists its sealed types and the records that go out by themselves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class NamesSpecification {

    /// The fields of requests, events and replies that only the kit knows.
    private static final Map<String, Object> HEADER =
            Map.ofEntries(
                    entry("eventId", "e1"),
                    entry("organizationId", "acme"),
                    entry("occurredAt", Instant.EPOCH),
                    entry("requestId", "r1"),
                    entry("actorType", ActorType.USER),
                    entry("actor", "ada"),
                    entry("fingerprint", "f1"),
                    entry("threadId", "t1"),
                    entry("sequence", 1L),
                    entry("requestedAt", Instant.EPOCH),
                    entry("requestedBy", "ada"),
                    entry("awaitedUntil", Instant.EPOCH),
                    entry("answeredAt", Instant.EPOCH),
                    entry("ifMatch", List.of("*")));

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    /// The requests, events, replies and snapshots that the service writes, as records or sealed types.
    protected abstract List<Class<?>> written();

    /// Those that others read: their fields have the same order in code and schema.
    protected List<Class<?>> published() {
        return written();
    }

    /// The events and requests of others that it only reads; it may leave fields out.
    protected List<Class<?>> read() {
        return List.of();
    }

    /// Makes the examples that are sent through Avro.
    protected Examples examples() {
        return new Examples();
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_has_one_name_in_code_and_schema(Class<?> type) {
        Schema schema = schema(type);

        assertThat(schema.getName()).isEqualTo(type.getSimpleName());
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(fields(schema)).containsAll(components(type, schema));
    }

    @ParameterizedTest
    @MethodSource("publishedRecords")
    void a_schema_has_the_header_and_the_record_s_fields_in_its_order(Class<?> type) {
        Schema schema = schema(type);

        assertThat(withoutHeader(fields(schema)))
                .containsExactlyElementsOf(withoutHeader(components(type, schema)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void an_enum_has_the_same_symbols_in_code_and_schema(Class<?> type) {
        assertThat(enums(type, schema(type)))
                .allSatisfy((inCode, inSchema) ->
                        assertThat(names(inCode.getEnumConstants()))
                                .as(inCode.getSimpleName())
                                .isEqualTo(names(inSchema.getEnumSymbols().toArray())));
    }

    /// Avro reads a symbol that it does not know as the schema's default, which the domain must know.
    @ParameterizedTest
    @MethodSource("records")
    void a_symbol_of_a_later_release_has_a_name_in_code(Class<?> type) {
        assertThat(enums(type, schema(type)))
                .allSatisfy((inCode, inSchema) ->
                        assertThat(names(inCode.getEnumConstants()))
                                .as(inCode.getSimpleName())
                                .contains(inSchema.getEnumDefault()));
    }

    @ParameterizedTest
    @MethodSource("writtenRecords")
    void a_record_comes_back_from_avro_as_it_was(Class<?> type) {
        for (Record example : List.of(examples().full(type), examples().bare(type))) {
            var avro = MAPPER.toAvro(example, headerBeside(type));

            assertThat(MAPPER.toDomain(avro, type)).isEqualTo(example);
        }
    }

    private Stream<Class<?>> records() {
        return Stream.concat(writtenRecords(), read().stream().flatMap(RecordMapper::records)).distinct();
    }

    private Stream<Class<?>> writtenRecords() {
        return written().stream().flatMap(RecordMapper::records).distinct();
    }

    private Stream<Class<?>> publishedRecords() {
        return published().stream().flatMap(RecordMapper::records).distinct();
    }

    private static List<String> withoutHeader(List<String> fields) {
        return fields.stream().filter(field -> !HEADER.containsKey(field)).toList();
    }

    /// The header fields that the record has no component for.
    private static Map<String, Object> headerBeside(Class<?> type) {
        Map<String, Object> header = new HashMap<>(HEADER);
        components(type, schema(type)).forEach(header::remove);
        return header;
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(MAPPER.avroType(type));
    }

    private static List<String> fields(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }

    private static List<String> components(Class<?> type, Schema schema) {
        return flat(type, schema).map(RecordComponent::getName).toList();
    }

    /// A record's components; a value of several fields that has no field of its name lends its own.
    private static Stream<RecordComponent> flat(Class<?> type, Schema schema) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component ->
                        bare(component.getGenericType()).isRecord()
                                        && schema.getField(component.getName()) == null
                                ? flat(bare(component.getGenericType()), schema)
                                : Stream.of(component));
    }

    /// The enums among a record's components, and among those of records in it, with their schemas.
    private static Map<Class<?>, Schema> enums(Class<?> type, Schema schema) {
        Map<Class<?>, Schema> found = new HashMap<>();
        for (RecordComponent component : flat(type, schema).toList()) {
            Class<?> inCode = bare(component.getGenericType());
            Schema inSchema = bare(schema.getField(component.getName()).schema());
            if (inCode.isEnum()) {
                found.put(inCode, inSchema);
            } else if (inSchema.getType() == Schema.Type.RECORD) {
                found.putAll(enums(inCode, inSchema));
            }
        }
        return found;
    }

    /// Without the Optional or the list around it.
    private static Class<?> bare(Type type) {
        return switch (type) {
            case ParameterizedType generic when generic.getActualTypeArguments().length == 1 ->
                    bare(generic.getActualTypeArguments()[0]);
            case ParameterizedType map -> (Class<?>) map.getRawType();
            default -> (Class<?>) type;
        };
    }

    private static Schema bare(Schema schema) {
        return switch (schema.getType()) {
            case ARRAY -> bare(schema.getElementType());
            case UNION ->
                    bare(
                            schema.getTypes().stream()
                                    .filter(type -> type.getType() != Schema.Type.NULL)
                                    .findFirst()
                                    .orElseThrow());
            default -> schema;
        };
    }

    private static Set<String> names(Object[] symbols) {
        return Stream.of(symbols).map(Objects::toString).collect(toSet());
    }
}
