package io.onbehalf.wrapup.topology;

import static io.onbehalf.wrapup.ConversationClient.ACME;
import static io.onbehalf.wrapup.ConversationClient.AMY;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.wrapup.InteractionLogRefused;
import io.onbehalf.schemas.wrapup.InteractionLogUpdated;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.acw.SavedLog;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The interaction log in the topology, under the organization's setting as its owner publishes it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractionLogTopologyTest {

    private final ConversationClient talk = new ConversationClient("0123456789abcdef0123");
    private TopologyBench bench = TopologyBench.of(new WrapupConfiguration().serviceDefinition());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void it_follows_the_setting() {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        assertThat(write("l1", "Refund")).isEqualTo("interaction.log.disabled");
        assertThat(bench.read(Topics.WRAPUP_EVENTS, InteractionLogRefused.class)).hasSize(1);

        callLogging(true);
        assertThat(write("l2", "Refund")).isEmpty();
        assertThat(wrapUp("w1")).isEqualTo("wrapup.notes.in.log");

        callLogging(false);
        assertThat(write("l3", "Claim")).isEqualTo("interaction.log.disabled");
        assertThat(wrapUp("w2")).isEmpty();
        assertThat(subject()).contains("Refund");
    }

    @Test
    void an_update_is_an_event_with_its_actor_in_the_order_of_the_thread() {
        callLogging(true);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());

        write("l1", "Refund");
        write("l2", "Claim");
        write("l2", "Claim");

        List<InteractionLogUpdated> updates = bench.read(Topics.WRAPUP_EVENTS, InteractionLogUpdated.class);
        assertThat(updates).extracting(InteractionLogUpdated::getSubject).containsExactly("Refund", "Claim");
        assertThat(updates).extracting(InteractionLogUpdated::getVersion).containsExactly(1, 2);
        assertThat(updates).extracting(InteractionLogUpdated::getSequence).containsExactly(1L, 2L);
        assertThat(updates.getFirst())
                .returns(ActorType.USER, InteractionLogUpdated::getActorType)
                .returns(AMY, InteractionLogUpdated::getActor)
                .returns(AMY, InteractionLogUpdated::getUpdatedBy)
                .returns("notes", InteractionLogUpdated::getNotes)
                .returns("crm-4711", InteractionLogUpdated::getRelatedContactId);
    }

    @Test
    void it_and_the_after_call_work_are_kept_side_by_side_over_a_restart() {
        callLogging(true);
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        write("l1", "Refund");
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
        bench.pipe(
                Topics.WRAPUP_REQUESTS,
                talk.thread(),
                WrapupRequested.newBuilder(talk.wrapup("w1", DefaultCode.ID.value())).setNotes(null).build());

        try (TopologyBench before = bench) {
            bench = before.restarted(Duration.ofSeconds(20));
        }
        callLogging(true);
        write("l2", "Claim");

        assertThat(subject()).contains("Claim");
        assertThat(rows().of(new ParticipantId(talk.participant()))).isInstanceOf(Completed.class);
    }

    @Test
    void one_that_is_written_right_after_the_compose_waits_for_the_stint() {
        callLogging(true);
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.log("l1", "Refund"));
        assertThat(bench.values(Topics.WRAPUP_REPLIES)).isEmpty();

        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());

        assertThat(refusal()).isEmpty();
        assertThat(subject()).contains("Refund");
    }

    private void callLogging(boolean on) {
        bench.pipe(Topics.ORGANIZATIONS, ACME, ConversationClient.organization(on));
    }

    /// The code of the refusal; empty if it was accepted.
    private String write(String request, String subject) {
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.log(request, subject));
        return refusal();
    }

    private String wrapUp(String request) {
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), talk.wrapup(request, DefaultCode.ID.value()));
        return refusal();
    }

    private String refusal() {
        var refusal = bench.read(Topics.WRAPUP_REPLIES, WrapupReply.class).getLast().getRefusal();
        return refusal == null ? "" : refusal.getCode();
    }

    private Optional<String> subject() {
        return rows().log(new ParticipantId(talk.participant()))
                .map(SavedLog::log)
                .flatMap(log -> log.subject());
    }

    private WrapupStore rows() {
        return new WrapupStore(bench.rows(WrapupTopology.AFTER_CALL_WORK), talk.thread());
    }
}
