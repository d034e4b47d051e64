package io.onbehalf.queue.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.Samples;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.queue.UserSnapshot;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueuePromisesTest {

    private static final Gen<List<QueueRequest>> HISTORIES =
            lists().of(arbitrary().pick(Samples.aboutTwo())).ofSizeBetween(1, 40);

    @Test
    void after_any_history_names_are_unique_and_the_snapshots_match_the_rows() {
        qt().withExamples(40)
                .withShrinkCycles(40)
                .forAll(HISTORIES)
                .checkAssert(history -> {
                    try (var bench = new QueueBench()) {
                        history.forEach(bench::tell);
                        check(bench);
                    }
                });
    }

    private static void check(QueueBench bench) {
        var queues = bench.topology().compacted(Topics.QUEUES, QueueSnapshot.class);
        var members = bench.topology().compacted(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class);
        assertThat(queues.values()).extracting(queue -> NameKey.of(queue.getName())).doesNotHaveDuplicates();
        assertThat(bench.rows().queues())
                .extracting(queue -> queue.queueId().value())
                .containsExactlyInAnyOrderElementsOf(queues.keySet());
        for (Queue queue : bench.rows().queues()) {
            List<QueueMemberSnapshot> published =
                    members.values().stream()
                            .filter(member -> member.getQueueId().equals(queue.queueId().value()))
                            .toList();
            assertThat(published).hasSize(queue.snapshot().memberCount());
            assertThat(published)
                    .filteredOn(QueueMemberSnapshot::getJoined)
                    .hasSize(queue.joinedMemberCount());
            assertThat(queues.get(queue.queueId().value()))
                    .extracting(QueueSnapshot::getMemberCount)
                    .isEqualTo(published.size());
        }
        assertThat(bench.topology().compacted(Topics.USERS, UserSnapshot.class).values())
                .extracting(UserSnapshot::getUserId, user -> user.getRoutingStatus().name())
                .containsExactlyInAnyOrderElementsOf(
                        bench.rows().users().stream()
                                .filter(user -> user.profile().isPresent())
                                .map(user -> tuple(user.userId().value(), user.routingStatus().name()))
                                .toList());
        List<Long> sequences =
                bench.topology().values(Topics.QUEUE_EVENTS).stream()
                        .map(event -> (Long) event.get(event.getSchema().getField("sequence").pos()))
                        .toList();
        assertThat(sequences)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }
}
