package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.untilAnswered;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.Answers;
import io.onbehalf.e2e.fixture.CrowdUser;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.e2e.fixture.TwoInstances;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.process.JvmPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Fifty agents take what waits, while one of two instances is killed: of all who try one gets it.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TakingIT {

    private static final int CONVERSATIONS = 100;
    private static final int AGENTS_FOR_EACH = 10;
    private static final int CONCURRENT_CALLS = 12;
    private static final int PAGE = 30;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final TestStack stack;
    private final TwoInstances instances;
    private final JvmPart first;
    private final JvmPart second;
    private final AtomicInteger answered = new AtomicInteger();

    TakingIT(TestStack stack) {
        this.stack = stack;
        instances = TwoInstances.of(stack);
        first = instances.first();
        second = instances.second();
    }

    /// An answered attempt.
    private record Attempt(String conversation, CrowdUser agent, Answer answer) {

        private boolean won() {
            return answer.status() == 200;
        }

        private String holder() {
            return answer.body().at("/messageParams/holderId").asString("");
        }
    }

    @BeforeEach
    void there_are_two_instances() throws InterruptedException {
        instances.startSecond();
    }

    @AfterEach
    void there_is_one_instance() throws InterruptedException {
        instances.stopSecond();
    }

    @Test
    void of_a_thousand_attempts_at_a_hundred_conversations_a_hundred_win_and_the_others_hear_who_did()
            throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        CrowdUser.joinAll(stack, queue, instances.both().stream().map(JvmPart::address).toList());
        List<String> waiting = waiting(queue);

        List<Attempt> attempts;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Attempt>> all = threads.submit(() -> attemptAll(waiting));
            await().atMost(TIMEOUT).until(() -> answered.get() > CONVERSATIONS * AGENTS_FOR_EACH / 2);
            first.kill();
            attempts = all.get();
        }
        first.start().awaitReady(TIMEOUT);

        assertThat(attempts.stream().collect(groupingBy(Attempt::conversation)).values())
                .hasSize(CONVERSATIONS)
                .allSatisfy(TakingIT::assertOneWon);
        List<TopicRecord> records = new TopicReader(stack.layout()).records();
        Promise.checkAll(records, Promise.ofEveryHistory());
        for (String conversation : waiting) {
            assertOneHasIt(conversation, records);
        }
    }

    private static void assertOneWon(List<Attempt> attempts) {
        List<Attempt> won = attempts.stream().filter(Attempt::won).toList();
        assertThat(won).hasSize(1);
        assertThat(attempts)
                .filteredOn(each -> !each.won())
                .hasSize(AGENTS_FOR_EACH - 1)
                .allSatisfy(each -> Answers.refused(409, "conversation.already.assigned", each.answer()))
                .extracting(Attempt::holder)
                .containsOnly(won.getFirst().agent().id());
    }

    /// The same by the topics alone.
    private static void assertOneHasIt(String conversation, List<TopicRecord> records) {
        List<TopicRecord> events =
                records.stream()
                        .filter(TopicRecord::isEvent)
                        .filter(record -> record.text("conversationId").equals(conversation))
                        .toList();
        List<String> agents =
                events.stream()
                        .filter(record -> record.type().equals("ParticipantConnected"))
                        .map(record -> record.text("userId"))
                        .filter(user -> !user.isEmpty())
                        .toList();
        assertThat(agents).hasSize(1);
        assertThat(events)
                .filteredOn(record -> record.type().equals("AssignRefused"))
                .hasSize(AGENTS_FOR_EACH - 1)
                .allSatisfy(record -> assertThat(holder(record)).isEqualTo(agents.getFirst()));
    }

    private static String holder(TopicRecord refused) {
        return refused.value() != null
                        && refused.value().get("refusal") instanceof GenericRecord refusal
                        && refusal.get("params") instanceof Map<?, ?> params
                ? params.entrySet().stream()
                        .filter(param -> param.getKey().toString().equals("holderId"))
                        .map(param -> param.getValue().toString())
                        .findFirst()
                        .orElse("")
                : "";
    }

    /// Contacts write, and nobody is there.
    private List<String> waiting(TestQueue queue) throws Exception {
        for (int i = 0; i < CONVERSATIONS; i++) {
            stack.smscControl().sendText(TestNumbers.contact(), queue.number(), TestTexts.of("anybody?"));
        }
        ApiUser amy = stack.as(TestUser.AMY);
        await().atMost(TIMEOUT).until(() -> list(amy, queue).size() == CONVERSATIONS);
        return list(amy, queue);
    }

    /// All pages of what waits.
    private static List<String> list(ApiUser user, TestQueue queue) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer page =
                    user.get(
                            "/onbehalf/queues/%s/conversations?pageSize=%d&cursor=%s"
                                    .formatted(queue.id(), PAGE, cursor));
            ids.addAll(Answers.ids(page));
            cursor = page.text("cursor");
        } while (!cursor.isEmpty());
        return ids;
    }

    private List<Attempt> attemptAll(List<String> conversations) throws Exception {
        Semaphore places = new Semaphore(CONCURRENT_CALLS);
        List<Callable<Attempt>> calls = new ArrayList<>();
        Random random = new Random(1);
        for (String conversation : conversations) {
            List<CrowdUser> agents = new ArrayList<>(CrowdUser.all());
            Collections.shuffle(agents, random);
            agents.stream()
                    .limit(AGENTS_FOR_EACH)
                    .forEach(agent -> calls.add(() -> attempt(conversation, agent, places)));
        }
        Collections.shuffle(calls, random);
        List<Attempt> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Attempt> call : threads.invokeAll(calls)) {
                attempts.add(call.get());
            }
        }
        return attempts;
    }

    /// Calls the two instances in turn until one answers.
    private Attempt attempt(String conversation, CrowdUser agent, Semaphore places)
            throws InterruptedException {
        places.acquire();
        try {
            List<ApiUser> callers =
                    List.of(stack.at(first.address(), agent), stack.at(second.address(), agent));
            AtomicInteger turn = new AtomicInteger(conversation.hashCode() ^ agent.hashCode());
            String key = UUID.randomUUID().toString();
            Answer answer =
                    untilAnswered(() ->
                            callers.get(Math.floorMod(turn.getAndIncrement(), 2))
                                    .post(
                                            "/conversations/" + conversation + "/assign",
                                            Map.of("id", agent.id()),
                                            key));
            answered.incrementAndGet();
            return new Attempt(conversation, agent, answer);
        } finally {
            places.release();
        }
    }
}
