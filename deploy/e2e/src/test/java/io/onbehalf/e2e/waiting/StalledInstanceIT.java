package io.onbehalf.e2e.waiting;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.e2e.fixture.TwoInstances;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One of two instances of conversation-service stands still and does not leave: the group takes it for alive
/// for another ten seconds.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StalledInstanceIT {

    private static final int CONVERSATIONS = 48;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int ALL = Topics.CONVERSATION_REQUESTS.partitions();

    /// More than the service has places.
    private static final int CALLS_TO_STALLED = 240;

    private final TestStack stack;
    private final TwoInstances instances;

    StalledInstanceIT(TestStack stack) {
        this.stack = stack;
        instances = TwoInstances.of(stack);
    }

    @AfterEach
    void one_instance_has_all_partitions() throws Exception {
        Signals.resume(instances.second());
        instances.stopSecond();
        await().atMost(TIMEOUT).ignoreExceptions().until(() -> partitions(_ -> true).size() == ALL);
    }

    @Test
    void calls_about_what_the_other_instance_has_are_answered() throws Exception {
        ApiUser amy = stack.at(instances.first().address(), TestUser.AMY);
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        List<AgentParticipant> held = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            held.add(queue.compose(amy, TestNumbers.contact()));
        }
        Set<Integer> stalled = partitionsOfSecond();
        Map<Boolean, List<AgentParticipant>> byStalled =
                held.stream().collect(Collectors.partitioningBy(each -> stalled.contains(partition(each))));
        Load toStalled = new Load(amy, requireNonNull(byStalled.get(true)));
        Load toRunning = new Load(amy, requireNonNull(byStalled.get(false)));

        Signals.stop(instances.second());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
                clock.scheduleAtFixedRate(() -> threads.execute(toStalled), 0, 25, MILLISECONDS);
                clock.scheduleAtFixedRate(() -> threads.execute(toRunning), 0, 100, MILLISECONDS);
                await().atMost(TIMEOUT).until(() -> toStalled.calls() >= CALLS_TO_STALLED);
            }
            Signals.resume(instances.second());
        }

        assertThat(toRunning.answers()).hasSizeGreaterThan(10).allSatisfy(answer -> ok(200, answer));
        assertThat(toStalled.answers())
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503))
                .filteredOn(answer -> answer.status() == 503)
                .allSatisfy(answer -> assertThat(answer.retryAfter()).isNotNull())
                .anySatisfy(answer -> assertThat(answer.text("code")).isEqualTo("service.overloaded"));
    }

    /// Texts to some conversations in turn.
    private record Load(
            ApiUser agent, List<AgentParticipant> conversations, AtomicInteger turn, Queue<Answer> answers)
            implements Runnable {

        private Load(ApiUser agent, List<AgentParticipant> conversations) {
            this(agent, conversations, new AtomicInteger(), new ConcurrentLinkedQueue<>());
        }

        @Override
        public void run() {
            int number = turn.getAndIncrement();
            try {
                answers.add(agent.send(conversations.get(number % conversations.size()), "Text " + number));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private int calls() {
            return turn.get();
        }
    }

    /// Starts the second instance and waits until it has its share.
    private Set<Integer> partitionsOfSecond() throws Exception {
        Set<String> first = members().stream().map(MemberDescription::consumerId).collect(Collectors.toSet());
        instances.startSecond();
        await().atMost(TIMEOUT)
                .until(() -> {
                    Set<Integer> there = partitions(member -> !first.contains(member));
                    return !there.isEmpty() && there.size() + partitions(first::contains).size() == ALL;
                });
        return partitions(member -> !first.contains(member));
    }

    /// The partitions of the requests topic that some members of the group have.
    private Set<Integer> partitions(Predicate<String> member) throws Exception {
        return members().stream()
                .filter(each -> member.test(each.consumerId()))
                .flatMap(each -> each.assignment().topicPartitions().stream())
                .filter(each -> each.topic().equals(Topics.CONVERSATION_REQUESTS.name()))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    private Collection<MemberDescription> members() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.layout().bootstrapServers()))) {
            return requireNonNull(
                            admin.describeConsumerGroups(List.of(Topics.CONVERSATION_SERVICE))
                                    .all()
                                    .get()
                                    .get(Topics.CONVERSATION_SERVICE))
                    .members();
        }
    }

    private static int partition(AgentParticipant participant) {
        String thread = ThreadIds.threadOf(participant.conversationId()).orElseThrow();
        return Utils.toPositive(Utils.murmur2(thread.getBytes(UTF_8))) % ALL;
    }
}
