package io.onbehalf.queue.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.queue.domain.OrganizationSnapshot;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueDecider;
import io.onbehalf.queue.domain.QueueEvent;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueSnapshot;
import io.onbehalf.queue.domain.QueueState;
import io.onbehalf.queue.domain.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamesTest {

    /// The header fields of requests, events and replies, which only the kit knows.
    private static final Map<String, Object> HEADER =
            Map.of(
                    "eventId",
                    "e1",
                    "requestId",
                    "r1",
                    "fingerprint",
                    "f1",
                    "sequence",
                    1L,
                    "organizationId",
                    Samples.ACME.value(),
                    "occurredAt",
                    Samples.NOW,
                    "requestedAt",
                    Samples.NOW,
                    "answeredAt",
                    Samples.NOW,
                    "requestedBy",
                    Samples.ADA.value());

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    static Stream<Class<?>> types() {
        return Stream.concat(
                Stream.of(QueueRequest.class, QueueEvent.class).flatMap(RecordMapper::records),
                Stream.of(
                        QueueReply.class,
                        Refusal.class,
                        QueueSnapshot.class,
                        QueueMemberSnapshot.class,
                        OrganizationSnapshot.class));
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_thing_has_one_name_and_one_set_of_fields_in_code_and_schema(Class<?> type) {
        Schema schema = schema(type);
        Set<String> components = components(type, schema).collect(Collectors.toSet());
        Set<String> fields = schema.getFields().stream().map(Schema.Field::name).collect(Collectors.toSet());

        assertThat(schema.getName()).isEqualTo(type.getSimpleName());
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(fields).containsAll(components);
        fields.removeAll(components);
        assertThat(HEADER.keySet()).containsAll(fields);
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(MAPPER.avroType(type));
    }

    /// The names of a record's components; a record without a field of its name lends its own components.
    private static Stream<String> components(Class<?> type, Schema schema) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component ->
                        component.getType().isRecord() && schema.getField(component.getName()) == null
                                ? components(component.getType(), schema)
                                : Stream.of(component.getName()));
    }

    @Test
    void the_prompts_are_those_of_the_schemas() {
        assertThat(Arrays.stream(WrapupPrompt.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(io.onbehalf.schemas.common.WrapupPrompt.values())
                                .map(Enum::name)
                                .toList());
    }

    @Test
    void every_record_is_the_same_after_a_round_trip_through_avro() {
        List<Record> samples = samples();

        assertThat(samples).extracting(Object::getClass).containsAll(types().toList());
        for (Record sample : samples) {
            var avro = MAPPER.toAvro(sample, headerBeside(sample.getClass()));
            assertThat(MAPPER.toDomain(avro, sample.getClass())).isEqualTo(sample);
        }
    }

    /// The header fields that the type has no component for.
    private static Map<String, Object> headerBeside(Class<?> type) {
        Map<String, Object> header = new HashMap<>(HEADER);
        components(type, schema(type)).forEach(header::remove);
        return header;
    }

    /// Every record that a history of all requests contains or results in.
    private static List<Record> samples() {
        List<QueueRequest> history = new ArrayList<>(Samples.about(Samples.SUPPORT));
        history.add(Samples.updateOrganization("Acme"));
        List<Record> samples = new ArrayList<>();
        QueueState state = QueueState.EMPTY;
        for (QueueRequest request : history) {
            var decision = QueueDecider.decide(state, request);
            state = QueueDecider.DECIDER.evolveAll(state, decision.events());
            samples.add((Record) request);
            decision.events().forEach(event -> samples.add((Record) event));
            samples.add(Objects.requireNonNull(decision.reply()));
            state.queue().map(Queue::snapshot).ifPresent(samples::add);
            samples.addAll(state.members().values());
        }
        samples.add(state.organization().orElseThrow());
        samples.add(new Refusal("not.found", Map.of("queue", "q1")));
        return samples;
    }
}
