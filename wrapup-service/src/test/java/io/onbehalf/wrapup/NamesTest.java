package io.onbehalf.wrapup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.codes.CodeEvent;
import io.onbehalf.wrapup.domain.codes.CodeReply;
import io.onbehalf.wrapup.domain.codes.CodeRequest;
import io.onbehalf.wrapup.domain.codes.QueueWrapupCodesSnapshot;
import io.onbehalf.wrapup.domain.acw.StintFact;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import io.onbehalf.wrapup.domain.acw.WrapupEvent;
import io.onbehalf.wrapup.domain.acw.WrapupReply;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamesTest {

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    static Stream<Class<?>> records() {
        return Stream.of(
                        CodeRequest.class,
                        CodeEvent.class,
                        WrapupRequest.class,
                        WrapupEvent.class,
                        StintFact.class,
                        WrapupReply.class,
                        CodeReply.class,
                        WrapupCodeSnapshot.class,
                        QueueWrapupCodesSnapshot.class)
                .flatMap(RecordMapper::records)
                .distinct();
    }

    static Stream<Class<?>> writtenRecords() {
        return records().filter(type -> !StintFact.class.isAssignableFrom(type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_has_one_name_and_the_same_fields_in_code_and_schema(Class<?> type) {
        Schema schema = SpecificData.get().getSchema(MAPPER.avroType(type));

        assertThat(schema.getName()).isEqualTo(type.getSimpleName());
        assertThat(schema.getDoc()).as("every schema is documented").isNotBlank();
        assertThat(schema.getFields().stream().map(Schema.Field::name)).containsAll(fields(type, schema));
    }

    /// The names of a record's components; a component that the schema does not name lends its own.
    private static List<String> fields(Class<?> type, Schema schema) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component ->
                        schema.getField(component.getName()) == null && component.getType().isRecord()
                                ? fields(component.getType(), schema).stream()
                                : Stream.of(component.getName()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("writtenRecords")
    void a_record_comes_back_from_avro_as_it_was(Class<?> type) throws Exception {
        Record written = (Record) example(type);

        var avro = MAPPER.toAvro(written, headerFor(type));

        assertThat(MAPPER.toDomain(avro, type)).isEqualTo(written);
    }

    /// Values for the fields that only the schema has.
    private static Map<String, Object> headerFor(Class<?> type) {
        Map<String, Object> header = new HashMap<>();
        Schema schema = SpecificData.get().getSchema(MAPPER.avroType(type));
        List<String> own = fields(type, schema);
        for (Schema.Field field : schema.getFields()) {
            if (!own.contains(field.name())) {
                header.put(
                        field.name(),
                        switch (field.schema().getType()) {
                            case LONG -> field.schema().getLogicalType() == null ? 1L : Instant.EPOCH;
                            default -> field.name();
                        });
            }
        }
        return header;
    }

    private static Object example(Type type) throws Exception {
        if (type instanceof ParameterizedType generic) {
            Object argument = example(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class ? Optional.of(argument) : List.of(argument);
        }
        Class<?> plain = (Class<?>) type;
        return switch (plain.getSimpleName()) {
            case "String" -> "text";
            case "Instant" -> Instant.parse("2026-01-02T03:04:05.678Z");
            case "boolean" -> true;
            case "int" -> 7;
            case "Long" -> 8L;
            case "WrapupPrompt" -> WrapupPrompt.OPTIONAL;
            case "Refusal" -> new Refusal("some.code", Map.of("queueId", "q"));
            default -> exampleRecord(plain);
        };
    }

    private static Object exampleRecord(Class<?> type) throws Exception {
        RecordComponent[] components = requireNonNull(type.getRecordComponents(), type.getName());
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = example(components[i].getGenericType());
            types[i] = components[i].getType();
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }
}
