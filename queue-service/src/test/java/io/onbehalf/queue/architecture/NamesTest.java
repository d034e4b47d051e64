package io.onbehalf.queue.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.queue.domain.OrganizationSnapshot;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueEvent;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueSnapshot;
import io.onbehalf.queue.domain.QueueState;
import io.onbehalf.queue.domain.QueueDecider;
import io.onbehalf.queue.domain.Samples;
import io.onbehalf.queue.topology.QueueMapping;
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

    /// What the kit knows of every request, event and reply, so that the domain need not.
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

    private static final RecordMapper MAPPER = QueueMapping.mapper();

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
        Schema schema = SpecificData.get().getSchema(MAPPER.avroType(type));
        Set<String> components =
                Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.toSet());
        Set<String> fields = schema.getFields().stream().map(Schema.Field::name).collect(Collectors.toSet());

        assertThat(schema.getName()).isEqualTo(type.getSimpleName());
        assertThat(schema.getDoc()).isNotBlank();
        assertThat(fields).containsAll(components);
        fields.removeAll(components);
        assertThat(HEADER.keySet()).containsAll(fields);
    }

    @Test
    void the_prompts_are_the_schemas() {
        assertThat(Arrays.stream(WrapupPrompt.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(io.onbehalf.schemas.common.WrapupPrompt.values())
                                .map(Enum::name)
                                .toList());
    }

    @Test
    void every_record_comes_back_from_avro_as_it_went() {
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
        Arrays.stream(type.getRecordComponents()).forEach(component -> header.remove(component.getName()));
        return header;
    }

    /// Everything that a history of all requests brings about.
    private static List<Record> samples() {
        List<QueueRequest> history = new ArrayList<>(Samples.about(Samples.SUPPORT));
        history.add(Samples.describe("Acme"));
        List<Record> samples = new ArrayList<>();
        QueueState state = QueueState.EMPTY;
        for (QueueRequest request : history) {
            var decision = QueueDecider.decide(state, request);
            state = QueueDecider.DECIDER.evolveAll(state, decision.events());
            samples.add((Record) request);
            decision.events().forEach(event -> samples.add((Record) event));
            samples.add(Objects.requireNonNull(decision.reply()));
            Queue queue = state.queue();
            if (queue != null) {
                samples.add(queue.snapshot());
            }
            samples.addAll(state.members().values());
        }
        samples.add(Objects.requireNonNull(state.organization()));
        samples.add(new Refusal("not.found", Map.of("queue", "q1")));
        return samples;
    }
}
