package io.onbehalf.conversation.carrier.outbound.group;

import java.nio.ByteBuffer;
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
        return accounts == null ? null : octets(accounts.report());
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
        Map<String, Assignment> assignments = new HashMap<>();
        for (String member : members.keySet()) {
            Assignment share = shares.get(member);
            assignments.put(
                    member,
                    new Assignment(
                            share == null ? List.of() : share.partitions(), octets(members.size())));
        }
        return new GroupAssignment(assignments);
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata group) {
        ByteBuffer members = assignment.userData();
        if (accounts != null && members != null && members.remaining() >= Integer.BYTES) {
            accounts.members(members.getInt(members.position()));
        }
    }

    private static int usable(Subscription subscription) {
        ByteBuffer reported = subscription.userData();
        return reported == null || reported.remaining() < Integer.BYTES
                ? Integer.MAX_VALUE
                : reported.getInt(reported.position());
    }

    private static ByteBuffer octets(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, value);
    }
}
