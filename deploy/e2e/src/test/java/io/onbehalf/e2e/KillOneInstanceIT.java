package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.untilAnswered;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.Answers;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.e2e.fixture.TwoInstances;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One of two instances of conversation-service is killed during composes: nothing is lost or duplicated.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillOneInstanceIT {

    private static final int CONTACTS = 120;
    private static final int CONCURRENT_CALLS = 12;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final TestStack stack;
    private final TwoInstances instances;
    private final JvmPart first;
    private final JvmPart second;
    private final AtomicInteger answered = new AtomicInteger();

    KillOneInstanceIT(TestStack stack) {
        this.stack = stack;
        instances = TwoInstances.of(stack);
        first = instances.first();
        second = instances.second();
    }

    /// An answered compose.
    private record Outcome(String contact, TestUser agent, Answer answer) {}

    @BeforeEach
    void both_instances_have_partitions() throws InterruptedException {
        instances.startSecond();
        await().atMost(TIMEOUT).until(() -> instancesWithPartitions() == 2);
    }

    @AfterEach
    void one_instance_has_all_partitions() throws InterruptedException {
        instances.stopSecond();
        await().atMost(TIMEOUT).ignoreExceptions().until(this::isOneInstanceAssignedAll);
    }

    private boolean isOneInstanceAssignedAll() throws Exception {
        return partitionCounts().equals(List.of((long) Topics.CONVERSATION_REQUESTS.partitions()));
    }

    @Test
    void nothing_is_lost_or_duplicated_when_an_instance_is_killed_during_composes() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN);
        List<String> contacts = IntStream.range(0, CONTACTS).mapToObj(_ -> TestNumbers.contact()).toList();
        List<Outcome> outcomes;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> all = threads.submit(() -> composeAll(queue, contacts));
            await().atMost(TIMEOUT).until(() -> answered.get() > CONTACTS / 2);
            first.kill();
            outcomes = all.get();
        }
        first.start().awaitReady(TIMEOUT);

        assertThat(outcomes).hasSize(2 * CONTACTS);
        Map<String, List<Integer>> statuses =
                outcomes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Outcome::contact,
                                        Collectors.mapping(
                                                each -> each.answer().status(), Collectors.toList())));
        assertThat(statuses.values())
                .allSatisfy(each -> assertThat(each).containsExactlyInAnyOrder(200, 409));
        Map<TestUser, Set<String>> composed =
                outcomes.stream()
                        .filter(each -> each.answer().status() == 200)
                        .collect(
                                Collectors.groupingBy(
                                        Outcome::agent,
                                        Collectors.mapping(
                                                each -> each.answer().text("id"), Collectors.toSet())));
        Set<String> conversations =
                composed.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<TopicRecord> records = new TopicReader(stack.layout()).records();
        Promise.checkAll(records, Promise.ofEveryHistory());
        assertThat(startedOnBehalfOf(queue, records)).containsExactlyInAnyOrderElementsOf(conversations);

        await().atMost(TIMEOUT).until(() -> instancesWithPartitions() == 2);
        assertShowsAll(conversations, first);
        assertShowsAll(conversations, second);
        for (TestUser agent : List.of(TestUser.AMY, TestUser.BEN)) {
            assertLists(composed.getOrDefault(agent, Set.of()), conversations, agent, first);
            assertLists(composed.getOrDefault(agent, Set.of()), conversations, agent, second);
        }
    }

    /// Two agents compose to each contact concurrently; each calls the two instances in turn until one
    /// answers.
    private List<Outcome> composeAll(TestQueue queue, List<String> contacts) throws Exception {
        Semaphore places = new Semaphore(CONCURRENT_CALLS);
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (String contact : contacts) {
            for (TestUser agent : List.of(TestUser.AMY, TestUser.BEN)) {
                calls.add(() -> {
                    places.acquire();
                    try {
                        return compose(queue, contact, agent);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> call : threads.invokeAll(calls)) {
                outcomes.add(call.get());
            }
        }
        return outcomes;
    }

    private Outcome compose(TestQueue queue, String contact, TestUser user) throws InterruptedException {
        List<ApiUser> callers = List.of(stack.at(first.address(), user), stack.at(second.address(), user));
        AtomicInteger turn = new AtomicInteger(Objects.hash(contact, user.user()));
        String key = UUID.randomUUID().toString();
        Answer answer =
                untilAnswered(() ->
                        callers.get(Math.floorMod(turn.getAndIncrement(), 2))
                                .compose(queue.id(), contact, false, key));
        answered.incrementAndGet();
        return new Outcome(contact, user, answer);
    }

    private static Set<String> startedOnBehalfOf(TestQueue queue, List<TopicRecord> records) {
        return records.stream()
                .filter(record -> record.type().equals("ConversationStarted"))
                .filter(record -> record.text("queueId").equals(queue.id()))
                .map(record -> record.text("conversationId"))
                .collect(Collectors.toSet());
    }

    /// Each instance shows every conversation, also those that the other one holds; a read with a body is
    /// forwarded too.
    private void assertShowsAll(Set<String> conversations, JvmPart instance) throws InterruptedException {
        ApiUser sue = stack.at(instance.address(), TestUser.SUE);
        for (String id : conversations) {
            Answer shown = untilStatus(200, () -> sue.get("/conversations/" + id));
            assertThat(shown.text("id")).isEqualTo(id);
            Answer bulk =
                    untilStatus(
                            200,
                            () -> sue.post("/conversations/messages/" + id + "/messages/bulk", List.of()));
            assertThat(bulk.body().path("entities").isArray()).isTrue();
        }
    }

    /// Of some conversations an agent's list has those that the agent composed, and no other's.
    private void assertLists(Set<String> composed, Set<String> all, TestUser user, JvmPart instance)
            throws InterruptedException {
        ApiUser agent = stack.at(instance.address(), user);
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(listOf(agent))
                                .filteredOn(all::contains)
                                .containsExactlyInAnyOrderElementsOf(composed));
    }

    /// All pages of it.
    private static List<String> listOf(ApiUser agent) throws InterruptedException {
        List<String> listed = new ArrayList<>();
        List<String> page;
        int pages = 0;
        do {
            int number = ++pages;
            String path = "/conversations/messages?pageSize=500&pageNumber=" + number;
            page = Answers.ids(untilStatus(200, () -> agent.get(path)));
            listed.addAll(page);
        } while (!page.isEmpty());
        return listed;
    }

    /// The number of instances that have partitions of the requests topic.
    private long instancesWithPartitions() throws Exception {
        return partitionCounts().size();
    }

    /// The number of partitions of the requests topic for each instance that has any.
    private List<Long> partitionCounts() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.layout().bootstrapServers()))) {
            return admin
                    .describeConsumerGroups(List.of(Topics.CONVERSATION_SERVICE))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .map(KillOneInstanceIT::requestPartitions)
                    .filter(count -> count > 0)
                    .toList();
        }
    }

    private static long requestPartitions(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .filter(part -> part.topic().equals(Topics.CONVERSATION_REQUESTS.name()))
                .count();
    }
}
