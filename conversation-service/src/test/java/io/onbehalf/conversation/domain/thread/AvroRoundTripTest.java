package io.onbehalf.conversation.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.actor.ActorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Values of several fields are flat in Avro, and whole again in the domain.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AvroRoundTripTest {

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    /// The fields that the kit and wrapup-service add to the domain's.
    private static final Map<String, Object> HEADER =
            Map.ofEntries(
                    Map.entry("eventId", "e1"),
                    Map.entry("requestId", "r1"),
                    Map.entry("actorType", ActorType.USER),
                    Map.entry("actor", "amy"),
                    Map.entry("fingerprint", ""),
                    Map.entry("sequence", 1L),
                    Map.entry("organizationId", "acme"),
                    Map.entry("threadId", ThreadSpec.THREAD),
                    Map.entry("occurredAt", ThreadSpec.START),
                    Map.entry("requestedAt", ThreadSpec.START),
                    Map.entry("awaitedUntil", ThreadSpec.START),
                    Map.entry("answeredAt", ThreadSpec.START),
                    Map.entry("requestedBy", "amy"),
                    Map.entry("completedBy", "amy"),
                    Map.entry("correctedBy", "amy"),
                    Map.entry("queueId", "support"),
                    Map.entry("reason", "on leave"),
                    Map.entry("outboundNumber", "+13175550100"),
                    Map.entry("attempt", 1));

    @Test
    void every_request_event_and_reply_comes_back_from_avro_as_it_went() {
        List<Record> samples = samples();

        assertThat(samples)
                .extracting(Object::getClass)
                .containsAll(types().<Class<?>>map(each -> each).toList());
        for (Record sample : samples) {
            SpecificRecord avro = MAPPER.toAvro(sample, onlyInAvro(sample.getClass()));
            assertThat(MAPPER.toDomain(avro, sample.getClass())).isEqualTo(sample);
        }
    }

    private static Stream<Class<?>> types() {
        return Stream.of(ThreadRequest.class, ConversationEvent.class, ConversationReply.class)
                .flatMap(RecordMapper::records);
    }

    /// Everything that many histories bring about.
    private static List<Record> samples() {
        Random random = new Random(1);
        List<Record> samples = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<Integer> steps = random.ints(40, 0, 1_000_000).boxed().toList();
            ThreadState state = ThreadState.INITIAL;
            for (ThreadRequest request : Histories.requests(steps)) {
                Decision<ConversationEvent, ConversationReply> decision =
                        ThreadSpec.DECIDER.decide().apply(state, request);
                state = state.after(decision.events());
                samples.add((Record) request);
                decision.events().forEach(event -> samples.add((Record) event));
                decision.reply().ifPresent(samples::add);
            }
        }
        return samples.stream().distinct().toList();
    }

    /// The fields of a type's schema that the domain's record does not have.
    private static Map<String, Object> onlyInAvro(Class<?> type) {
        Map<String, Object> fields = new HashMap<>(HEADER);
        fields.keySet()
                .retainAll(
                        SpecificData.get().getSchema(MAPPER.avroType(type)).getFields().stream()
                                .map(each -> each.name())
                                .toList());
        fields.keySet().removeIf(name -> RecordMapper.has(type, name));
        return fields;
    }
}
