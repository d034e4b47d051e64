package io.onbehalf.e2e.waiting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TwoInstances;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// The threads of two instances of conversation-service: which of them has which.
///
/// @param ofSecond the partitions of the requests topic that the second instance has
record SharedThreads(Set<Integer> ofSecond) {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int ALL = Topics.CONVERSATION_REQUESTS.partitions();

    /// Starts the second instance and waits until it has its share.
    static SharedThreads between(TwoInstances instances, TestStack stack) throws Exception {
        Set<String> first =
                members(stack).stream().map(MemberDescription::consumerId).collect(Collectors.toSet());
        instances.startSecond();
        await().atMost(TIMEOUT)
                .until(() -> {
                    Set<Integer> there = partitions(stack, member -> !first.contains(member));
                    return !there.isEmpty()
                            && there.size() + partitions(stack, first::contains).size() == ALL;
                });
        return new SharedThreads(partitions(stack, member -> !first.contains(member)));
    }

    /// Waits until all partitions have an instance.
    static void awaitWhole(TestStack stack) {
        await().atMost(TIMEOUT).ignoreExceptions().until(() -> partitions(stack, _ -> true).size() == ALL);
    }

    /// Those whose thread the second instance has.
    List<AgentParticipant> ofSecond(List<AgentParticipant> all) {
        return all.stream().filter(each -> ofSecond.contains(partition(each))).toList();
    }

    /// Those whose thread the first instance has.
    List<AgentParticipant> ofFirst(List<AgentParticipant> all) {
        return all.stream().filter(each -> !ofSecond.contains(partition(each))).toList();
    }

    private static int partition(AgentParticipant participant) {
        String thread = ThreadIds.threadOf(participant.conversationId()).orElseThrow();
        return Utils.toPositive(Utils.murmur2(thread.getBytes(UTF_8))) % ALL;
    }

    private static Set<Integer> partitions(TestStack stack, Predicate<String> member) throws Exception {
        return members(stack).stream()
                .filter(each -> member.test(each.consumerId()))
                .flatMap(each -> each.assignment().topicPartitions().stream())
                .filter(each -> each.topic().equals(Topics.CONVERSATION_REQUESTS.name()))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    private static Collection<MemberDescription> members(TestStack stack) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.layout().bootstrapServers()))) {
            return requireNonNull(
                            admin.describeConsumerGroups(List.of(Topics.CONVERSATION_SERVICE))
                                    .all()
                                    .get()
                                    .get(Topics.CONVERSATION_SERVICE))
                    .members();
        }
    }
}
