package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.QUEUE_LOADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.conversation.topology.lists.QueueEntry.State;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.InactivityTermsApplied;
import io.onbehalf.schemas.conversation.QueueLoad;
import io.onbehalf.schemas.conversation.StintQueueDeleted;
import io.onbehalf.schemas.queue.QueueDeleted;
import io.onbehalf.schemas.queue.QueueUpdated;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What waits or is connected in a queue is counted, leaves it when it is deleted, and is told when its
/// inactivity timeout changes; also where each record is delivered twice.
@ParameterizedClass(name = "delivered {0} times")
@ValueSource(ints = {1, 2})
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueListsTest {

    private static final String OTHER_THREAD = "f".repeat(20);

    private final FollowUpBench bench;

    QueueListsTest(int deliveries) {
        bench = new FollowUpBench(deliveries);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_conversation_is_counted_while_it_waits_and_while_it_is_connected() {
        bench.request(ThreadFixtures.text(0, "acme", "support", ThreadFixtures.THREAD));
        assertThat(loads()).containsOnly(tuple("support", 1, 0));

        bench.request(ThreadFixtures.assign("r1", "amy", 1));
        assertThat(loads()).last().isEqualTo(tuple("support", 0, 1));

        bench.request(ThreadFixtures.disconnect("r2", "amy", 2));
        assertThat(loads()).last().isEqualTo(tuple("support", 0, 0));
        assertThat(bench.list("support", State.WRAPUP)).hasSize(1);

        bench.wrapUp(wrapup());
        assertThat(loads()).allMatch(tuple("support", 0, 0)::equals);
        assertThat(bench.list("support", State.WRAPUP)).isEmpty();
    }

    @Test
    void events_that_come_again_from_the_first_change_no_count() {
        waitingAndConnected();
        bench.request(ThreadFixtures.assign("r2", "amy", 1));
        assertThat(loads()).last().isEqualTo(tuple("support", 0, 2));

        bench.redeliver();

        assertThat(loads()).isNotEmpty().allMatch(tuple("support", 0, 2)::equals);
        assertThat(bench.list("support", State.WAITING)).isEmpty();
        assertThat(bench.list("support", State.CONNECTED)).hasSize(2);
    }

    @Test
    void what_waits_or_is_connected_in_a_deleted_queue_waits_in_its_successor() {
        waitingAndConnected();

        bench.delete(supportDeleted("sales", "Sales"));

        assertThat(bench.list("support", State.WAITING)).isEmpty();
        assertThat(bench.list("support", State.CONNECTED)).isEmpty();
        assertThat(bench.list("sales", State.WAITING)).hasSize(2);
        assertThat(bench.leaving())
                .allSatisfy(request -> assertThat(request.getSuccessorId()).isEqualTo("sales"))
                .extracting(StintQueueDeleted::getThreadId)
                .containsOnly(ThreadFixtures.THREAD, OTHER_THREAD);
        assertThat(loads()).last().isEqualTo(tuple("sales", 2, 0));
        requireTwoRequests();
    }

    @Test
    void what_waits_or_is_connected_in_a_deleted_queue_without_a_successor_ends() {
        waitingAndConnected();

        bench.delete(supportDeleted(null, null));

        assertThat(bench.list("support", State.WAITING)).isEmpty();
        assertThat(bench.list("support", State.CONNECTED)).isEmpty();
        assertThat(loads()).last().isEqualTo(tuple("support", 0, 0));
        requireTwoRequests();
    }

    @Test
    void what_comes_into_a_deleted_queue_afterwards_leaves_it_too() {
        bench.delete(supportDeleted("sales", "Sales"));
        assertThat(bench.leaving()).isEmpty();

        waitingAndConnected();

        assertThat(bench.list("support", State.WAITING)).isEmpty();
        assertThat(bench.list("support", State.CONNECTED)).isEmpty();
        assertThat(bench.list("sales", State.WAITING)).hasSize(2);
        requireTwoRequests();
    }

    @Test
    void connected_conversations_are_told_of_a_new_inactivity_timeout_and_only_of_that() {
        waitingAndConnected();

        bench.queueEvent(supportUpdated("2026-01-02T03:01:00Z", true));
        bench.queueEvent(supportUpdated("2026-01-02T03:02:00Z", true));
        assertThat(bench.events(InactivityTermsApplied.class))
                .as("of the one that is connected")
                .singleElement()
                .returns(OTHER_THREAD, InactivityTermsApplied::getThreadId)
                .returns(600, InactivityTermsApplied::getInactivityTimeoutSeconds);

        bench.queueEvent(supportUpdated("2026-01-02T03:03:00Z", false));
        assertThat(bench.events(InactivityTermsApplied.class))
                .last()
                .returns(false, InactivityTermsApplied::getInactivityTimeoutEnabled);
    }

    @Test
    void a_conversation_that_connected_about_when_the_timeout_changed_is_told_too() {
        bench.queueEvent(supportUpdated("2026-01-02T03:00:00Z", true));
        assertThat(bench.events(InactivityTermsApplied.class)).isEmpty();

        bench.request(ThreadFixtures.compose("r1", ""));
        assertThat(bench.events(InactivityTermsApplied.class)).hasSize(1);

        bench.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD, 1));
        assertThat(bench.events(InactivityTermsApplied.class)).as("a minute later it is known").hasSize(1);
    }

    /// However often they are sent; a thread drops what it has done.
    private void requireTwoRequests() {
        assertThat(bench.leaving().stream().map(StintQueueDeleted::getRequestId).distinct()).hasSize(2);
    }

    private void waitingAndConnected() {
        bench.request(ThreadFixtures.text(0, "acme", "support", ThreadFixtures.THREAD));
        bench.request(OTHER_THREAD, ThreadFixtures.compose("r1", "", OTHER_THREAD));
    }

    /// Queue, waiting and connected, as published since the last call.
    private List<Tuple> loads() {
        return bench.written(QUEUE_LOADS, QueueLoad.class).stream()
                .map(load -> tuple(load.getQueueId(), load.getWaiting(), load.getConnected()))
                .toList();
    }

    private WrapupCompleted wrapup() {
        String participant = bench.list("support", State.WRAPUP).getFirst().participantId().value();
        return WrapupCompleted.newBuilder(ThreadFixtures.wrapupCompleted())
                .setParticipantId(participant)
                .build();
    }

    private static QueueUpdated supportUpdated(String at, boolean enabled) {
        return QueueUpdated.newBuilder()
                .setEventId("update at " + at)
                .setOrganizationId("acme")
                .setOccurredAt(Instant.parse(at))
                .setRequestId("r0")
                .setSequence(1)
                .setQueueId("support")
                .setName("Support")
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setInactivityTimeoutEnabled(enabled)
                .setInactivityTimeoutSeconds(600)
                .setModifiedBy("ada")
                .build();
    }

    private static QueueDeleted supportDeleted(@Nullable String successorId, @Nullable String successorName) {
        return QueueDeleted.newBuilder()
                .setEventId("deletion")
                .setOrganizationId("acme")
                .setOccurredAt(Instant.parse("2026-01-02T03:05:00Z"))
                .setRequestId("r0")
                .setSequence(1)
                .setQueueId("support")
                .setDeletedBy("sue")
                .setSuccessorId(successorId)
                .setSuccessorName(successorName)
                .build();
    }
}
