package io.onbehalf.conversation.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.state.QueueTerms;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.RequestHistories;
import io.onbehalf.conversation.domain.thread.ThreadDecider;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.actor.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The domain's values are the same after a round trip through Avro.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoundTripTest {

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();
    private static final Decider<ThreadState, ThreadRequest, ConversationEvent, ConversationReply> DECIDER =
            ThreadDecider.of(ConsentKeywords.load(), _ -> Set.of(), Queues.NONE, QueueTerms.UNCHANGED);

    private final Set<Class<?>> seen = new HashSet<>();

    @Test
    void every_request_event_and_reply_is_the_same_after_a_round_trip_through_avro() {
        qt().withFixedSeed(1)
                .withExamples(500)
                .forAll(RequestHistories.steps())
                .checkAssert(this::roundTrips);

        Set<Class<?>> all =
                List.of(ThreadRequest.class, ConversationEvent.class, ConversationReply.class).stream()
                        .flatMap(RecordMapper::records)
                        .collect(Collectors.toSet());
        assertThat(seen).as("the records that the histories contain").containsAll(all);
    }

    private void roundTrips(List<Integer> steps) {
        ThreadState state = ThreadState.INITIAL;
        for (ThreadRequest request : RequestHistories.requests(steps)) {
            Decision<ConversationEvent, ConversationReply> decision = DECIDER.decide().apply(state, request);
            roundTrips((Record) request);
            decision.events().forEach(event -> roundTrips((Record) event));
            decision.reply().ifPresent(this::roundTrips);
            state = DECIDER.evolveAll(state, decision.events());
        }
    }

    private void roundTrips(Record record) {
        seen.add(record.getClass());
        assertThat(MAPPER.toDomain(MAPPER.toAvro(record, header(record.getClass())), record.getClass()))
                .isEqualTo(record);
    }

    /// The fields that only Avro has.
    private static Map<String, Object> header(Class<?> record) {
        Map<String, Object> header = new HashMap<>();
        for (String text :
                List.of("eventId", "organizationId", "requestId", "threadId", "fingerprint", "requestedBy")) {
            header.put(text, text);
        }
        header.putAll(ActorFields.of(Actor.SYSTEM));
        header.put("completedBy", "sue");
        header.put("correctedBy", "sue");
        header.put("queueId", "support");
        header.put("reason", "on leave");
        header.put("outboundNumber", "+13175550100");
        header.put("attempt", 1);
        header.put("sequence", 1L);
        for (String moment : List.of("occurredAt", "requestedAt", "awaitedUntil", "answeredAt")) {
            header.put(moment, Instant.EPOCH);
        }
        header.keySet().removeIf(name -> RecordMapper.has(record, name));
        return header;
    }
}
