package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.untilAnswered;
import static io.onbehalf.e2e.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.promises.Entry;
import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller;
import io.onbehalf.local.JvmPart;
import io.onbehalf.local.Ports;
import io.onbehalf.local.Service;
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

/// Two instances of conversation-service, one killed while composes go on: nothing lost, nothing doubled.
@ExtendWith(SharedStand.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillOneInstanceIT {

    private static final int CONTACTS = 120;
    private static final int AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stand stand;
    private final JvmPart first;
    private final JvmPart second;
    private final AtomicInteger answered = new AtomicInteger();

    KillOneInstanceIT(Stand stand) {
        this.stand = stand;
        first = stand.conversationService();
        second =
                Service.CONVERSATION.instance(
                        stand.site(),
                        "conversation-service-2",
                        Ports.free(1).getFirst(),
                        stand.conversationArguments());
    }

    /// An answered compose.
    private record Outcome(String contact, Answer answer) {}

    @BeforeEach
    void both_have_partitions() throws InterruptedException {
        second.start().awaitReady(PATIENCE);
        await().atMost(PATIENCE).until(() -> holders() == 2);
    }

    @AfterEach
    void as_before() throws InterruptedException {
        if (!first.alive()) {
            first.start();
        }
        first.awaitReady(PATIENCE);
        second.stop();
        await().atMost(PATIENCE).ignoreExceptions().until(this::oneHoldsAll);
    }

    private boolean oneHoldsAll() throws Exception {
        return heldBy().equals(List.of((long) Topics.CONVERSATION_REQUESTS.partitions()));
    }

    @Test
    void nothing_is_lost_or_doubled_when_an_instance_is_killed_while_composes_go_on() throws Exception {
        TestQueue queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY, Cast.BEN);
        List<String> contacts = IntStream.range(0, CONTACTS).mapToObj(_ -> Numbers.contact()).toList();
        List<Outcome> outcomes;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> all = threads.submit(() -> composeAll(queue, contacts));
            await().atMost(PATIENCE).until(() -> answered.get() > CONTACTS / 2);
            first.kill();
            outcomes = all.get();
        }
        first.start().awaitReady(PATIENCE);

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
        List<String> conversations =
                outcomes.stream()
                        .filter(each -> each.answer().status() == 200)
                        .map(each -> each.answer().text("id"))
                        .toList();
        List<Entry> entries = new Ledger(stand.site()).entries();
        Promise.checkAll(entries, Promise.ofEveryHistory());
        assertThat(startedOnBehalfOf(queue, entries)).containsExactlyInAnyOrderElementsOf(conversations);

        await().atMost(PATIENCE).until(() -> holders() == 2);
        eachInstanceShows(conversations, first);
        eachInstanceShows(conversations, second);
    }

    /// Two agents compose to each contact at the same time, each asking the two instances in turn until one
    /// answers.
    private List<Outcome> composeAll(TestQueue queue, List<String> contacts) throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (String contact : contacts) {
            for (Cast agent : List.of(Cast.AMY, Cast.BEN)) {
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

    private Outcome compose(TestQueue queue, String contact, Cast who) throws InterruptedException {
        List<Caller> instances = List.of(stand.at(first.address(), who), stand.at(second.address(), who));
        AtomicInteger turn = new AtomicInteger(Objects.hash(contact, who.user()));
        String key = UUID.randomUUID().toString();
        Map<String, Object> body =
                Map.of("queueId", queue.id(), "toAddress", contact, "toAddressMessengerType", "sms");
        Answer answer =
                untilAnswered(() ->
                        instances
                                .get(Math.floorMod(turn.getAndIncrement(), 2))
                                .post("/conversations/messages", body, key));
        answered.incrementAndGet();
        return new Outcome(contact, answer);
    }

    private static Set<String> startedOnBehalfOf(TestQueue queue, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.type().equals("ConversationStarted"))
                .filter(entry -> entry.text("queueId").equals(queue.id()))
                .map(entry -> entry.text("conversationId"))
                .collect(Collectors.toSet());
    }

    /// Whichever instance holds a conversation, each shows it; a read with a body is forwarded, too.
    private void eachInstanceShows(List<String> conversations, JvmPart instance) throws InterruptedException {
        Caller sue = stand.at(instance.address(), Cast.SUE);
        for (String id : conversations) {
            Answer shown = untilStatus(200, () -> sue.get("/conversations/" + id));
            assertThat(shown.text("id")).isEqualTo(id);
            Answer bulk =
                    untilStatus(
                            200,
                            () -> sue.post("/conversations/messages/" + id + "/messages/bulk", List.of()));
            assertThat(bulk.body().path("entities").isArray()).isTrue();
        }
        Caller amy = stand.at(instance.address(), Cast.AMY);
        Answer mine = untilStatus(200, () -> amy.get("/conversations/messages?pageSize=500"));
        assertThat(conversations).containsAnyElementsOf(Answers.ids(mine));
    }

    /// How many instances have partitions of the requests.
    private long holders() throws Exception {
        return heldBy().size();
    }

    /// How many partitions of the requests each instance has that has any.
    private List<Long> heldBy() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stand.site().bootstrapServers()))) {
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
