package io.onbehalf.queue.topology;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.Samples;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserState;
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
                        checkLists(bench.rows());
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

    /// The rows are in the order of their ids, so those of the same name stay in it.
    private static void checkLists(QueueStore rows) {
        for (UserState state : UserState.values()) {
            List<String> inState =
                    rows.users().stream()
                            .filter(user ->
                                    user.profile().filter(entry -> entry.state() == state).isPresent())
                            .sorted(comparing(user -> nameKey(rows, user.userId())))
                            .map(user -> user.userId().value())
                            .toList();
            assertThat(rows.lists().usersByName(state).page(false, 0, 9))
                    .extracting(NameIndex.Entry::id)
                    .isEqualTo(inState);
            assertThat(rows.lists().userCount(state)).isEqualTo(inState.size());
        }
        assertThat(rows.lists().onQueue())
                .isEqualTo(
                        rows.users().stream()
                                .filter(user -> user.routingStatus() != RoutingStatus.OFF_QUEUE)
                                .collect(toMap(user -> user.userId().value(), User::routingStatus)));
        for (QueueId queue : List.of(Samples.SUPPORT, Samples.SALES)) {
            assertThat(rows.lists().membersByName(queue).page(false, 0, 9))
                    .extracting(NameIndex.Entry::nameKey, NameIndex.Entry::id, NameIndex.Entry::value)
                    .isEqualTo(
                            rows.members(queue).stream()
                                    .sorted(comparing(member -> nameKey(rows, member.userId())))
                                    .map(member ->
                                            tuple(
                                                    nameKey(rows, member.userId()),
                                                    member.userId().value(),
                                                    member.joined()))
                                    .toList());
        }
    }

    private static String nameKey(QueueStore rows, UserId user) {
        return rows.user(user).flatMap(User::profile).map(profile -> NameKey.of(profile.name())).orElse("");
    }
}
