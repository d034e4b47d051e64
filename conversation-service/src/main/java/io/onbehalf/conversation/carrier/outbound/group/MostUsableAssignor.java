package io.onbehalf.conversation.carrier.outbound.group;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.jspecify.annotations.Nullable;

/// Shares the partitions among the instances that can submit over the most accounts. If none can submit, all
/// are equal: somebody must give up what waits too long.
///
/// An instance of an earlier release reports nothing, and is taken for one that can submit.
public final class MostUsableAssignor implements ConsumerPartitionAssignor, Configurable {

    /// The consumer's setting that holds its [UsableAccounts].
    public static final String ACCOUNTS = "onbehalf.usable.accounts";

    private static final String NAME = "most-usable-accounts";

    /// What a member reports, and at least what it is told: an earlier release tells no third field.
    private static final int FIELDS = 2 * Integer.BYTES;

    private static final int MORE_FIELDS = 3 * Integer.BYTES;

    private final RangeAssignor range = new RangeAssignor();
    private @Nullable UsableAccounts accounts;

    @Override
    public void configure(Map<String, ?> settings) {
        accounts = (UsableAccounts) settings.get(ACCOUNTS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable ByteBuffer subscriptionUserData(Set<String> topics) {
        return accounts == null ? null : octets(accounts.report(), accounts.rank());
    }

    @Override
    public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
        Map<String, Subscription> members = group.groupSubscription();
        int most = members.values().stream().mapToInt(MostUsableAssignor::usable).max().orElse(0);
        Map<String, Subscription> chosen = new HashMap<>();
        members.forEach((member, subscription) -> {
            if (usable(subscription) >= most) {
                chosen.put(member, subscription);
            }
        });
        Map<String, Assignment> shares =
                range.assign(cluster, new GroupSubscription(chosen)).groupAssignment();
        int sharing = (int) shares.values().stream().filter(share -> !share.partitions().isEmpty()).count();
        Map<String, Assignment> assignments = new HashMap<>();
        for (String member : ranked(members)) {
            Assignment share = shares.get(member);
            assignments.put(
                    member,
                    new Assignment(
                            share == null ? List.of() : share.partitions(),
                            octets(members.size(), assignments.size(), sharing)));
        }
        return new GroupAssignment(assignments);
    }

    /// Those with the most accounts first; among these, each stays where it was, so that binds stay too.
    private static List<String> ranked(Map<String, Subscription> members) {
        return members.keySet().stream()
                .sorted(
                        Comparator.comparingInt((String member) -> usable(members.get(member)))
                                .reversed()
                                .thenComparingInt(member -> rank(members.get(member)))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata group) {
        ByteBuffer shared = assignment.userData();
        if (accounts != null && shared != null && shared.remaining() >= FIELDS) {
            accounts.onShared(first(shared), second(shared), sharing(shared));
        }
    }

    private static int usable(@Nullable Subscription subscription) {
        ByteBuffer reported = subscription == null ? null : subscription.userData();
        return reported == null || reported.remaining() < FIELDS ? Integer.MAX_VALUE : first(reported);
    }

    private static int rank(@Nullable Subscription subscription) {
        ByteBuffer reported = subscription == null ? null : subscription.userData();
        return reported == null || reported.remaining() < FIELDS ? UsableAccounts.UNKNOWN : second(reported);
    }

    private static int first(ByteBuffer fields) {
        return fields.getInt(fields.position());
    }

    private static int second(ByteBuffer fields) {
        return fields.getInt(fields.position() + Integer.BYTES);
    }

    /// All of them if it is not said.
    private static int sharing(ByteBuffer shared) {
        return shared.remaining() < MORE_FIELDS ? first(shared) : shared.getInt(shared.position() + FIELDS);
    }

    private static ByteBuffer octets(int... fields) {
        ByteBuffer octets = ByteBuffer.allocate(fields.length * Integer.BYTES);
        octets.asIntBuffer().put(fields);
        return octets;
    }
}
