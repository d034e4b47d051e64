package io.onbehalf.conversation.carrier.outbound.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MostUsableAssignorTest {

    private static final String TOPIC = "outbound";
    private static final int PARTITIONS = 4;
    private static final long LASTING = Duration.ofSeconds(15).toNanos();

    private final Map<String, Subscription> members = new HashMap<>();
    private final Map<String, MostUsableAssignor> assignors = new HashMap<>();
    private final Map<String, UsableAccounts> accounts = new HashMap<>();
    private long now;

    @Test
    void an_instance_without_a_bind_gets_no_partition() {
        joins("a", new AtomicInteger(1));
        joins("b", new AtomicInteger(0));

        assertThat(partitions()).isEqualTo(Map.of("a", PARTITIONS, "b", 0));
    }

    @Test
    void instances_with_as_many_share_them() {
        joins("a", new AtomicInteger(2));
        joins("b", new AtomicInteger(2));
        joins("c", new AtomicInteger(1));

        assertThat(partitions()).isEqualTo(Map.of("a", 2, "b", 2, "c", 0));
    }

    @Test
    void while_none_has_a_bind_all_share_them() {
        joins("a", new AtomicInteger(0));
        joins("b", new AtomicInteger(0));

        assertThat(partitions()).isEqualTo(Map.of("a", 2, "b", 2));
    }

    @Test
    void one_that_reports_nothing_is_taken_for_one_that_has() {
        members.put("old", new Subscription(List.of(TOPIC)));
        joins("b", new AtomicInteger(0));

        assertThat(partitions()).containsEntry("old", PARTITIONS);
    }

    @Test
    void an_instance_asks_for_another_share_when_its_count_has_changed_and_it_is_not_alone() {
        AtomicInteger count = new AtomicInteger(1);
        joins("a", count);
        assign();
        count.set(0);
        assertThat(isOutdatedLater("a")).isFalse();

        count.set(1);
        joins("b", new AtomicInteger(1));
        assign();
        assertThat(isOutdatedLater("a")).isFalse();
        count.set(0);
        assertThat(isOutdatedLater("a")).isTrue();

        rejoins("a");
        assertThat(isOutdatedLater("a")).isFalse();
        assertThat(partitions()).isEqualTo(Map.of("a", 0, "b", PARTITIONS));
    }

    @Test
    void a_change_that_does_not_last_is_not_told() {
        AtomicInteger count = new AtomicInteger(2);
        joins("a", count);
        joins("b", new AtomicInteger(2));
        assign();
        for (int i = 0; i < 5; i++) {
            count.set(1);
            assertThat(usable("a").isOutdated()).isFalse();
            now += LASTING - 1;
            assertThat(usable("a").isOutdated()).isFalse();
            count.set(2);
            assertThat(usable("a").isOutdated()).isFalse();
        }
    }

    @Test
    void an_outage_that_all_instances_see_within_moments_moves_no_partition() {
        AtomicInteger atA = new AtomicInteger(2);
        AtomicInteger atB = new AtomicInteger(2);
        joins("a", atA);
        joins("b", atB);
        Map<String, Integer> before = partitions();
        for (int count : List.of(1, 2)) {
            atA.set(count);
            assertThat(usable("a").isOutdated()).isFalse();
            now += LASTING / 2;
            atB.set(count);
            assertThat(usable("b").isOutdated()).isFalse();
            assertThat(isOutdatedLater("a")).isTrue();

            rejoins("a");
            rejoins("b");
            assertThat(partitions()).isEqualTo(before);
            assertThat(isOutdatedLater("b")).isFalse();
        }
    }

    @Test
    void instances_keep_their_rank_while_they_have_the_binds_and_a_new_one_comes_last() {
        joins("b", new AtomicInteger(1));
        assertThat(usable("b").rank()).isEqualTo(UsableAccounts.UNKNOWN);
        assign();
        assertThat(usable("b").rank()).isZero();

        joins("a", new AtomicInteger(1));
        rejoins("b");
        assign();
        assertThat(usable("b").rank()).isZero();
        assertThat(usable("a").rank()).isOne();
    }

    @Test
    void an_instance_that_lost_its_binds_ranks_behind_the_others() {
        AtomicInteger count = new AtomicInteger(1);
        joins("a", count);
        assign();
        joins("b", new AtomicInteger(1));
        count.set(0);
        rejoins("a");
        assign();

        assertThat(usable("b").rank()).isZero();
        assertThat(usable("a").rank()).isOne();
    }

    @Test
    void an_instance_alone_submits_alone_and_those_that_share_the_partitions_know_how_many_they_are() {
        joins("a", new AtomicInteger(2));
        assertThat(usable("a").submitting()).isOne();
        assign();
        assertThat(usable("a").submitting()).isOne();

        joins("b", new AtomicInteger(2));
        joins("c", new AtomicInteger(1));
        assign();
        assertThat(usable("a").submitting()).isEqualTo(2);
        assertThat(usable("b").submitting()).isEqualTo(2);

        members.remove("b");
        assignors.remove("b");
        assign();
        assertThat(usable("a").submitting()).isOne();
    }

    @Test
    void an_instance_for_which_there_is_no_partition_does_not_count_among_those_that_submit() {
        for (int i = 0; i <= PARTITIONS; i++) {
            joins("instance-" + i, new AtomicInteger(1));
        }
        assign();

        assertThat(usable("instance-0").submitting()).isEqualTo(PARTITIONS);
    }

    @Test
    void where_the_leader_is_of_an_earlier_release_all_count() {
        joins("a", new AtomicInteger(1));
        Assignment earlier = new Assignment(List.of(), ByteBuffer.allocate(8).putInt(0, 3).putInt(4, 1));
        Objects.requireNonNull(assignors.get("a")).onAssignment(earlier, mock(ConsumerGroupMetadata.class));

        assertThat(usable("a").rank()).isOne();
        assertThat(usable("a").submitting()).isEqualTo(3);
    }

    private void joins(String member, AtomicInteger usable) {
        UsableAccounts own = new UsableAccounts(usable::get, () -> now);
        MostUsableAssignor assignor = new MostUsableAssignor();
        assignor.configure(Map.of(MostUsableAssignor.ACCOUNTS, own));
        accounts.put(member, own);
        assignors.put(member, assignor);
        rejoins(member);
    }

    private void rejoins(String member) {
        MostUsableAssignor assignor = Objects.requireNonNull(assignors.get(member));
        members.put(member, new Subscription(List.of(TOPIC), assignor.subscriptionUserData(Set.of(TOPIC))));
    }

    /// Whether it is outdated once what is true now has lasted.
    private boolean isOutdatedLater(String member) {
        boolean immediately = usable(member).isOutdated();
        now += LASTING;
        return !immediately && usable(member).isOutdated();
    }

    private UsableAccounts usable(String member) {
        return Objects.requireNonNull(accounts.get(member));
    }

    private Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new HashMap<>();
        assign().forEach((member, share) -> partitions.put(member, share.partitions().size()));
        return partitions;
    }

    private Map<String, Assignment> assign() {
        Node node = new Node(1, "here", 1);
        List<PartitionInfo> all = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            all.add(new PartitionInfo(TOPIC, i, node, new Node[] {node}, new Node[] {node}));
        }
        Map<String, Assignment> shares =
                new MostUsableAssignor()
                        .assign(
                                new Cluster("test", List.of(node), all, Set.of(), Set.of()),
                                new GroupSubscription(members))
                        .groupAssignment();
        assignors.forEach((member, assignor) ->
                assignor.onAssignment(
                        Objects.requireNonNull(shares.get(member)), mock(ConsumerGroupMetadata.class)));
        return shares;
    }
}
