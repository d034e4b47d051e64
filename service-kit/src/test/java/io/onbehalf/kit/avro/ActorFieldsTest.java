package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.queue.AgentLoadReported;
import io.onbehalf.schemas.queue.QueueDeleteRequested;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActorFieldsTest {

    private static final Actor ADA = Actor.user(new UserId("ada"));

    static Stream<Actor> actors() {
        return Stream.of(ADA, Actor.CONTACT, Actor.CARRIER, Actor.SYSTEM);
    }

    @ParameterizedTest
    @MethodSource("actors")
    void an_actor_is_the_same_after_a_round_trip_through_avro(Actor actor) {
        record AlertNotAnswered(UserId userId, String conversationId) {}

        var mapper = RecordMapper.ofCatalogue();
        Map<String, Object> header = new HashMap<>(ActorFields.of(actor));
        header.put("requestId", "r1");
        header.put("fingerprint", "");
        header.put("organizationId", "acme");
        header.put("requestedAt", Instant.EPOCH);
        header.put("requestedBy", "conversation-service");

        var avro = mapper.toAvro(new AlertNotAnswered(new UserId("amy"), "c1"), header);

        assertThat(ActorFields.read(avro)).isEqualTo(actor);
    }

    @Test
    void a_request_that_names_no_actor_is_its_user_s() {
        QueueDeleteRequested request = new QueueDeleteRequested();
        request.put("requestedBy", "ada");

        assertThat(ActorFields.read(request)).isEqualTo(ADA);
    }

    @Test
    void a_record_from_before_actors_were_named_has_an_unknown_one_and_what_follows_is_the_system_s() {
        QueueMemberAdded event = new QueueMemberAdded();
        event.put("actorType", ActorType.UNKNOWN);
        AgentLoadReported request = new AgentLoadReported();
        request.put("actorType", ActorType.UNKNOWN);
        request.put("requestedBy", "conversation-service");

        assertThat(ActorFields.read(event)).isEqualTo(Actor.UNKNOWN);
        assertThat(ActorFields.read(request)).isEqualTo(Actor.UNKNOWN);
        assertThat(Actor.UNKNOWN.orSystem()).isEqualTo(Actor.SYSTEM);
    }

    @ParameterizedTest
    @MethodSource("actors")
    void what_follows_from_an_event_has_its_actor(Actor actor) {
        assertThat(actor.orSystem()).isEqualTo(actor);
    }
}
