package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrittenPositionsTest {

    private long now;
    private final WrittenPositions written = new WrittenPositions(() -> now);

    @Test
    void a_person_waits_for_what_they_wrote() {
        written.add("acme", "amy", List.of(list("amy", 3)));

        assertThat(written.of("acme", "amy")).containsExactly(list("amy", 3));
        assertThat(written.of("acme", "ben")).isEmpty();
        assertThat(written.of("globex", "amy")).isEmpty();
    }

    @Test
    void of_one_place_the_furthest_position_counts_in_whichever_order_they_come() {
        written.add("acme", "amy", List.of(list("amy", 3), list("queue", 4)));
        written.add("acme", "amy", List.of(list("amy", 5)));
        written.add("acme", "amy", List.of(list("amy", 4)));

        assertThat(written.of("acme", "amy")).containsExactly(list("queue", 4), list("amy", 5));
    }

    @Test
    void a_new_member_waits_for_their_membership_and_who_added_them_does_not() {
        Position membership = Position.ofMember(new QueueId("q1"), new UserId("ben"));

        written.add("acme", "admin", List.of(membership));

        assertThat(written.of("acme", "ben")).containsExactly(membership);
        assertThat(written.of("acme", "admin")).isEmpty();
    }

    @Test
    void a_membership_that_ended_again_is_waited_for_no_more_and_one_that_follows_is() {
        Position membership = Position.ofMember(new QueueId("q1"), new UserId("ben"));
        Position other = Position.ofMember(new QueueId("q2"), new UserId("ben"));
        Position former = Position.ofFormerMember(new QueueId("q1"), new UserId("ben"));

        written.add("acme", "admin", List.of(membership, other));
        written.add("acme", "admin", List.of(former));
        assertThat(written.of("acme", "ben")).containsExactly(other);
        assertThat(written.of("acme", "admin")).isEmpty();

        written.add("acme", "admin", List.of(membership));
        assertThat(written.of("acme", "ben")).containsExactly(other, membership);
    }

    @Test
    void a_new_queue_is_waited_for_by_its_creator_until_it_is_deleted() {
        Position created = Position.ofQueue(new QueueId("q1"));
        Position other = Position.ofQueue(new QueueId("q2"));

        written.add("acme", "admin", List.of(created, other));
        assertThat(written.of("acme", "admin")).containsExactly(created, other);
        assertThat(written.of("acme", "ben")).isEmpty();

        written.add("acme", "admin", List.of(Position.ofFormerQueue(new QueueId("q1"))));
        assertThat(written.of("acme", "admin")).containsExactly(other);
    }

    @Test
    void nobody_waits_for_a_queue_that_was_deleted_nor_for_its_members() {
        Position created = Position.ofQueue(new QueueId("q1"));
        Position membership = Position.ofMember(new QueueId("q1"), new UserId("amy"));
        Position other = Position.ofMember(new QueueId("q2"), new UserId("amy"));

        written.add("acme", "admin", List.of(created, membership, other));
        written.add("globex", "admin", List.of(membership));
        written.add("acme", "sue", List.of(Position.ofFormerQueue(new QueueId("q1"))));

        assertThat(written.of("acme", "admin")).isEmpty();
        assertThat(written.of("acme", "amy")).containsExactly(other);
        assertThat(written.of("globex", "amy")).as("of another organization").containsExactly(membership);
    }

    @Test
    void each_position_is_forgotten_after_ten_seconds_whatever_is_written_after_it() {
        written.add("acme", "amy", List.of(list("amy", 3)));
        now += Duration.ofSeconds(6).toNanos();
        written.add("acme", "amy", List.of(list("queue", 4)));
        now += Duration.ofSeconds(4).toNanos();

        assertThat(written.of("acme", "amy")).containsExactly(list("queue", 4));
        now += Duration.ofSeconds(6).toNanos();
        assertThat(written.of("acme", "amy")).isEmpty();
    }

    @Test
    void of_many_positions_the_last_ones_are_kept() {
        LongStream.rangeClosed(1, 100)
                .forEach(i -> written.add("acme", "amy", List.of(list("queue" + i, i))));

        assertThat(written.of("acme", "amy")).hasSize(32).last().isEqualTo(list("queue100", 100));
    }

    private static Position list(String key, long sequence) {
        return new Position("lists", key, "t1", sequence);
    }
}
