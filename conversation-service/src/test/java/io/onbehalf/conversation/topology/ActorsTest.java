package io.onbehalf.conversation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.AgentLoadReported;
import io.onbehalf.schemas.queue.AlertNotAnswered;
import io.onbehalf.schemas.queue.QueueDeleted;
import io.onbehalf.schemas.queue.QueueUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Each event names who caused it, also where it follows from an event elsewhere.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActorsTest {

    private static final Actor AMY = Actor.user(new UserId("amy"));
    private static final Actor ADA = Actor.user(new UserId("ada"));
    private static final String OTHER_THREAD = "f".repeat(20);

    private final FollowUpBench bench = new FollowUpBench(1);
    private int seen;

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void an_agent_s_call_is_the_agent_s_also_in_what_queue_service_is_told() {
        bench.request(ThreadFixtures.compose("r1", ""));
        assertThat(actors()).isNotEmpty().containsOnly(AMY);
        assertThat(reported()).containsOnly(AMY);

        bench.request(ThreadFixtures.disconnect("r2"));
        assertThat(actors()).isNotEmpty().containsOnly(AMY);
        assertThat(reported()).containsOnly(AMY);
    }

    @Test
    void a_text_of_the_contact_is_the_contact_s_also_on_their_other_threads() {
        bench.request(ThreadFixtures.compose("r1", ""));
        bench.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        actors();

        bench.request(ThreadFixtures.keyword(KeywordKind.STOP));

        assertThat(actors()).isNotEmpty().containsOnly(Actor.CONTACT);
        assertThat(bench.events())
                .last()
                .extracting(event -> event.getSchema().getName())
                .isEqualTo("ContactConsentApplied");
    }

    @Test
    void what_the_carrier_reports_is_the_carrier_s() {
        bench.request(ThreadFixtures.compose("r1", ""));
        bench.request(ThreadFixtures.send("r2"));
        actors();

        bench.request(ThreadFixtures.accepted("id-1"));
        bench.request(ThreadFixtures.delivered("id-1"));

        assertThat(actors()).isNotEmpty().containsOnly(Actor.CARRIER);
    }

    @Test
    void what_is_due_is_done_by_the_system_also_in_what_queue_service_is_told() {
        bench.request(ThreadFixtures.text(0, "acme", "support", ThreadFixtures.THREAD));
        bench.request(ThreadFixtures.alert("r1", "ben", 5));
        actors();

        bench.pass(Duration.ofMinutes(5));

        assertThat(actors()).isNotEmpty().containsOnly(Actor.SYSTEM);
        assertThat(bench.written(Topics.QUEUE_REQUESTS, AlertNotAnswered.class))
                .extracting(ActorFields::read)
                .isNotEmpty()
                .containsOnly(Actor.SYSTEM);
    }

    @Test
    void what_follows_from_a_wrapup_is_done_by_who_gave_it() {
        bench.request(ThreadFixtures.compose("r1", ""));
        bench.request(ThreadFixtures.disconnect("r2"));
        actors();

        bench.wrapUp(ThreadFixtures.wrapupCompleted());

        assertThat(actors()).isNotEmpty().containsOnly(Actor.user(new UserId("sue")));
    }

    @Test
    void what_leaves_a_deleted_queue_is_moved_by_who_deleted_it() {
        bench.request(ThreadFixtures.compose("r1", ""));
        actors();

        bench.delete(
                QueueDeleted.newBuilder()
                        .setEventId("d1")
                        .setOrganizationId("acme")
                        .setOccurredAt(Instant.EPOCH)
                        .setRequestId("r2")
                        .setActorType(ActorType.USER)
                        .setActor("ada")
                        .setSequence(1)
                        .setQueueId("support")
                        .setDeletedBy("ada")
                        .build());

        assertThat(actors()).isNotEmpty().containsOnly(ADA);
    }

    @Test
    void a_new_inactivity_timeout_is_applied_by_who_changed_the_queue() {
        bench.request(ThreadFixtures.compose("r1", ""));
        actors();

        bench.queueEvent(
                QueueUpdated.newBuilder()
                        .setEventId("u1")
                        .setOrganizationId("acme")
                        .setOccurredAt(ThreadFixtures.minute(1))
                        .setRequestId("r2")
                        .setActorType(ActorType.USER)
                        .setActor("ada")
                        .setSequence(1)
                        .setQueueId("support")
                        .setName("Support")
                        .setWrapupPrompt(WrapupPrompt.MANDATORY)
                        .setInactivityTimeoutEnabled(true)
                        .setInactivityTimeoutSeconds(600)
                        .setModifiedBy("ada")
                        .build());

        assertThat(actors()).isNotEmpty().containsOnly(ADA);
    }

    /// Of the events since the last call.
    private List<Actor> actors() {
        List<SpecificRecord> events = bench.events();
        List<Actor> actors = events.stream().skip(seen).map(ActorFields::read).toList();
        seen = events.size();
        return actors;
    }

    private List<Actor> reported() {
        return bench.written(Topics.QUEUE_REQUESTS, AgentLoadReported.class).stream()
                .map(ActorFields::read)
                .toList();
    }
}
