package io.onbehalf.conversation.topology;

import static io.onbehalf.conversation.domain.thread.ThreadFixtures.THREAD;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.conversation.ConversationReply;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.DisconnectType;
import io.onbehalf.schemas.conversation.ParticipantConnected;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.ParticipantWrappedUp;
import io.onbehalf.schemas.conversation.Purpose;
import io.onbehalf.schemas.conversation.TakeoverRefused;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Supervisors' acts as they come over Kafka, and what others read of them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupervisionTopologyTest {

    private final TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition());

    @BeforeEach
    void amy_composes() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.values(CONVERSATION_EVENTS);
        bench.values(CONVERSATION_SNAPSHOTS);
        bench.values(CONVERSATION_REPLIES);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void an_event_says_who_took_it_over_from_whom_and_why() {
        pipe(ThreadFixtures.takeOver("r2", "sue", 1));

        List<SpecificRecord> events = bench.values(CONVERSATION_EVENTS);
        assertThat(events)
                .hasExactlyElementsOfTypes(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat((ParticipantDisconnected) events.getFirst())
                .returns(DisconnectType.TAKEOVER, ParticipantDisconnected::getDisconnectType)
                .returns("amy", ParticipantDisconnected::getUserId)
                .returns("sue", ParticipantDisconnected::getDisconnectedBy)
                .returns("angry", ParticipantDisconnected::getDisconnectReason)
                .returns(ActorType.USER, ParticipantDisconnected::getActorType)
                .returns("sue", ParticipantDisconnected::getActor);
    }

    @Test
    void the_snapshot_tells_the_agent_why_they_lost_it() {
        pipe(ThreadFixtures.release("r2", "sue", 1));

        var snapshot = bench.records(CONVERSATION_SNAPSHOTS).getLast();
        assertThat(OnbehalfHeaders.ids(snapshot.headers(), OnbehalfHeaders.USERS)).contains("amy");
        assertThat(amy((ConversationSnapshot) snapshot.value()))
                .returns(DisconnectType.TRANSFER, ParticipantSnapshot::getDisconnectType)
                .returns("sue", ParticipantSnapshot::getDisconnectedBy)
                .returns("stuck", ParticipantSnapshot::getDisconnectReason);
    }

    @Test
    void the_snapshot_tells_the_agent_who_ended_their_after_call_work_and_why() {
        pipe(ThreadFixtures.disconnect("r2"));

        bench.pipe(
                WRAPUP_EVENTS,
                THREAD,
                WrapupCompleted.newBuilder(ThreadFixtures.wrapupCompleted())
                        .setCompletedBy("sue")
                        .setReason("on leave")
                        .build());

        assertThat(bench.read(CONVERSATION_EVENTS, ParticipantWrappedUp.class))
                .singleElement()
                .returns("sue", ParticipantWrappedUp::getCompletedBy)
                .returns("on leave", ParticipantWrappedUp::getReason);
        assertThat(amy(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class).getLast()).getWrapup())
                .returns("sue", each -> each.getCompletedBy())
                .returns("on leave", each -> each.getReason());
    }

    @Test
    void a_takeover_sent_again_takes_nothing_over_again() {
        pipe(ThreadFixtures.takeOver("r2", "sue", 1));
        bench.values(CONVERSATION_EVENTS);
        ConversationReply first = reply();

        pipe(ThreadFixtures.takeOver("r2", "sue", 1));

        assertThat(bench.values(CONVERSATION_EVENTS)).isEmpty();
        assertThat(reply()).isEqualTo(first);
    }

    @Test
    void of_two_supervisors_one_has_it_and_a_restart_between_them_changes_nothing() {
        pipe(ThreadFixtures.takeOver("r2", "sue", 1));
        bench.values(CONVERSATION_EVENTS);

        try (TopologyBench next = bench.restarted(Duration.ofSeconds(1))) {
            next.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.takeOver("r3", "tom", 1));

            assertThat(next.read(CONVERSATION_EVENTS, TakeoverRefused.class))
                    .singleElement()
                    .satisfies(refused ->
                            assertThat(refused.getRefusal().getCode())
                                    .isEqualTo("conversation.already.assigned"))
                    .satisfies(refused ->
                            assertThat(refused.getRefusal().getParams()).containsEntry("holderId", "sue"));
        }
    }

    private void pipe(SpecificRecord request) {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, request);
    }

    private ConversationReply reply() {
        return bench.read(CONVERSATION_REPLIES, ConversationReply.class).getLast();
    }

    private static ParticipantSnapshot amy(ConversationSnapshot snapshot) {
        return snapshot.getParticipants().stream()
                .filter(each -> each.getPurpose() == Purpose.AGENT)
                .filter(each -> "amy".equals(each.getUserId()))
                .findFirst()
                .orElseThrow();
    }
}
