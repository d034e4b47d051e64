package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static io.onbehalf.e2e.fixture.Answers.untilAnswered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.promises.EveryRequestAnsweredOnce;
import io.onbehalf.bench.promises.OneEffectPerRequest;
import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.Answers.Call;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.process.JvmPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// A repeated Idempotency-Key gets the same answer and has no second effect.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IdempotencyIT {

    private static final int CONCURRENT_CALLS = 20;

    private final TestStack stack;
    private final TestQueue queue;
    private final ApiUser amy;
    private final ApiUser admin;

    IdempotencyIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        amy = stack.as(TestUser.AMY);
        admin = stack.as(TestUser.ADMIN);
    }

    @Test
    void a_repeated_call_gets_the_first_answer() throws Exception {
        for (Call call : oneOfEach()) {
            Answer first = requireAccepted(call.make());
            assertSame(first, call.make());
            assertSame(first, call.make());
        }
        requireOneEffectEach();
    }

    @Test
    void twenty_concurrent_calls_get_the_same_answer() throws Exception {
        for (Call call : oneOfEach()) {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < CONCURRENT_CALLS; i++) {
                calls.add(() -> untilAnswered(call));
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Answer>> answers = threads.invokeAll(calls);
                Answer first = requireAccepted(answers.getFirst().get());
                for (Future<Answer> answer : answers) {
                    assertSame(first, answer.get());
                }
            }
        }
        requireOneEffectEach();
    }

    @Test
    void a_call_repeated_after_the_services_were_killed_and_started_again_gets_the_first_answer()
            throws Exception {
        Map<Call, Answer> first = new HashMap<>();
        for (Call call : oneOfEach()) {
            first.put(call, requireAccepted(call.make()));
        }
        List<JvmPart> services =
                List.of(stack.queueService(), stack.conversationService(), stack.wrapupService());
        for (JvmPart service : services) {
            service.kill();
        }
        TestStack.startAll(services);
        first.forEach((call, answer) -> assertSame(answer, untilAnswered(call)));
        requireOneEffectEach();
    }

    @Test
    void the_same_key_with_another_body_is_refused() throws Exception {
        String key = newKey();
        ok(200, compose(key, TestNumbers.contact()).make());
        refused(409, "idempotency.key.reused", compose(key, TestNumbers.contact()).make());

        AgentParticipant participant = queue.compose(amy, TestNumbers.contact());
        ok(200, send(key, participant, "one").make());
        refused(409, "idempotency.key.reused", send(key, participant, "two").make());

        ok(200, createQueue(key, "one " + key).make());
        refused(409, "idempotency.key.reused", createQueue(key, "two " + key).make());

        AgentParticipant ended = endedParticipant();
        requireAccepted(wrapup(key, ended, "one").make());
        refused(409, "idempotency.key.reused", wrapup(key, ended, "two").make());
    }

    @Test
    void without_a_key_each_call_has_its_own_effect() throws Exception {
        AgentParticipant participant = queue.compose(amy, TestNumbers.contact());
        String first = ok(200, amy.send(participant, TestTexts.of("twice"))).text("id");
        String second = ok(200, amy.send(participant, TestTexts.of("twice"))).text("id");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void two_users_may_use_the_same_key() throws Exception {
        TestQueue both = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN);
        ApiUser ben = stack.as(TestUser.BEN);
        String key = newKey();
        String first = ok(200, amy.compose(both.id(), TestNumbers.contact(), false, key)).text("id");
        String second = ok(200, ben.compose(both.id(), TestNumbers.contact(), false, key)).text("id");
        assertThat(second).isNotEqualTo(first);
    }

    /// A compose, a send, a new queue and a wrap-up, each with its own key.
    private List<Call> oneOfEach() throws InterruptedException {
        return List.of(
                compose(newKey(), TestNumbers.contact()),
                send(newKey(), queue.compose(amy, TestNumbers.contact()), "once"),
                createQueue(newKey(), "Queue " + UUID.randomUUID()),
                wrapup(newKey(), endedParticipant(), "once"));
    }

    private Call compose(String key, String contact) {
        return () -> amy.compose(queue.id(), contact, false, key);
    }

    private Call send(String key, AgentParticipant participant, String text) {
        return () -> amy.send(participant, TestTexts.of(text), key);
    }

    private Call createQueue(String key, String name) {
        return () -> admin.post("/routing/queues", Map.of("name", name), key);
    }

    private Call wrapup(String key, AgentParticipant participant, String notes) {
        return () -> amy.post(participant.wrapupPath(), Map.of("code", queue.code(), "notes", notes), key);
    }

    /// A disconnected participant who owes a wrap-up, known to wrapup-service.
    private AgentParticipant endedParticipant() throws InterruptedException {
        AgentParticipant participant = queue.compose(amy, TestNumbers.contact());
        ok(202, amy.disconnect(participant));
        // A wrap-up without the mandatory code is refused for that reason once wrapup-service knows of the
        // disconnect.
        await().until(() ->
                amy.post(participant.wrapupPath(), Map.of()).text("code").equals("wrapup.code.required"));
        return participant;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Answer requireAccepted(Answer answer) {
        assertThat(answer.status()).as("status of %s", answer.body()).isIn(200, 202);
        return answer;
    }

    private static void assertSame(Answer first, Answer repeated) {
        assertThat(repeated.status()).as("status of %s", repeated.body()).isEqualTo(first.status());
        assertThat(repeated.body()).isEqualTo(first.body());
    }

    private void requireOneEffectEach() throws Exception {
        Promise.checkAll(
                new TopicReader(stack.layout()).records(),
                List.of(new OneEffectPerRequest(), new EveryRequestAnsweredOnce()));
    }
}
