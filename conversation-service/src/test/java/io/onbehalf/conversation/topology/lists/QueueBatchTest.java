package io.onbehalf.conversation.topology.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.topology.FollowUpTopology;
import io.onbehalf.conversation.topology.lists.QueueEntry.State;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueDeleted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a deleted queue asks of its conversations, where they are too many for one transaction.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueBatchTest {

    private static final int ENTRIES = 2 * QueueBatch.SIZE + 30;
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration A_MOMENT = Duration.ofMillis(150);

    private TopologyBench bench =
            TopologyBench.of(ConversationConfiguration.definition(), FollowUpTopology::define);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void the_conversations_of_a_deleted_queue_leave_it_by_and_by_and_each_once() {
        List<String> threads = conversations();
        deleteQueue();
        List<String> asked = new ArrayList<>(asked());
        assertThat(asked).hasSize(QueueBatch.SIZE);

        asked.addAll(askedLater());
        assertThat(asked).hasSize(2 * QueueBatch.SIZE);

        asked.addAll(askedLater());
        assertThat(asked).containsExactlyInAnyOrderElementsOf(threads);
        assertThat(askedLater()).isEmpty();
        assertThat(bench.keys(QueueListStore.NAME)).noneMatch(key -> key.startsWith(QueueWork.ROWS));
    }

    @Test
    void of_a_queue_s_conversations_that_wait_the_oldest_is_measured() {
        conversations();

        assertThat(QueueListStore.oldestWaiting(bench.rows(QueueListStore.NAME)))
                .isEqualTo(Map.of("support", NOON));
    }

    @Test
    void another_instance_goes_on_with_what_was_not_committed() {
        List<String> threads = conversations();
        deleteQueue();
        List<String> asked = new ArrayList<>(asked());
        List<String> uncommitted = askedLater();

        restart();
        List<String> again = askedLater();
        assertThat(again).isEqualTo(uncommitted).hasSize(QueueBatch.SIZE);

        asked.addAll(again);
        asked.addAll(askedLater());
        assertThat(asked).containsExactlyInAnyOrderElementsOf(threads);
    }

    @Test
    void an_entry_that_can_t_be_read_is_set_aside_and_the_others_leave() {
        List<String> threads = conversations();
        deleteQueue();
        List<String> asked = new ArrayList<>(asked());
        String last =
                bench.keys(QueueListStore.NAME).stream()
                        .filter(key -> key.startsWith("queue/support/CONNECTED/"))
                        .toList()
                        .getLast();
        bench.<byte[]>store(QueueListStore.NAME).put(last, "no CBOR".getBytes(UTF_8));

        IntStream.range(0, 5).forEach(_ -> asked.addAll(askedLater()));

        assertThat(asked).containsExactlyInAnyOrderElementsOf(threads.subList(0, ENTRIES - 1));
        assertThat(bench.deadLetters(Topics.CONVERSATION_DEAD_LETTERS)).hasSize(1);
    }

    private void restart() {
        TopologyBench next = bench.restarted(Duration.ofSeconds(1));
        bench.close();
        bench = next;
    }

    /// The first wait, the others are connected; returns their threads.
    private List<String> conversations() {
        List<String> threads = IntStream.range(0, ENTRIES).mapToObj("%020x"::formatted).toList();
        for (int i = 0; i < ENTRIES; i++) {
            var entry =
                    new QueueEntry(
                            i < QueueBatch.SIZE + 10 ? State.WAITING : State.CONNECTED,
                            new ConversationId(ThreadIds.of(threads.get(i), Kind.CONVERSATION, 1)),
                            new ParticipantId(ThreadIds.of(threads.get(i), Kind.PARTICIPANT, 1)),
                            Optional.empty(),
                            NOON.plusSeconds(i));
            bench.rows(QueueListStore.NAME)
                    .put("queue/support/" + entry.state() + "/", entry.place(), entry, QueueEntry.class);
        }
        return threads;
    }

    private void deleteQueue() {
        bench.pipe(
                Topics.QUEUE_EVENTS,
                "acme",
                QueueDeleted.newBuilder()
                        .setEventId("deletion")
                        .setOrganizationId("acme")
                        .setOccurredAt(NOON)
                        .setRequestId("r0")
                        .setSequence(1)
                        .setQueueId("support")
                        .setDeletedBy("sue")
                        .build());
    }

    /// The threads that were asked since the last call.
    private List<String> asked() {
        return bench.records(Topics.CONVERSATION_REQUESTS).stream().map(TestRecord::key).toList();
    }

    private List<String> askedLater() {
        bench.advanceWallClock(A_MOMENT);
        return asked();
    }
}
