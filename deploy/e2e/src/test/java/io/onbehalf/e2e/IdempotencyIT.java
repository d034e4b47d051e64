package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static io.onbehalf.e2e.Answers.refused;
import static io.onbehalf.e2e.Answers.untilAnswered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.Answers.Call;
import io.onbehalf.e2e.promises.EveryRequestAnsweredOnce;
import io.onbehalf.e2e.promises.OneEffectPerRequest;
import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
import io.onbehalf.local.JvmPart;
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

/// The same Idempotency-Key again gives the same answer and no second effect.
@ExtendWith(SharedStand.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IdempotencyIT {

    private static final int AT_ONCE = 20;

    private final Stand stand;
    private final TestQueue queue;
    private final Caller amy;
    private final Caller admin;

    IdempotencyIT(Stand stand) throws InterruptedException {
        this.stand = stand;
        queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        amy = stand.as(Cast.AMY);
        admin = stand.as(Cast.ADMIN);
    }

    @Test
    void a_repeat_is_answered_as_the_first_was() throws Exception {
        for (Call call : oneOfEach()) {
            Answer first = accepted(call.make());
            assertSame(first, call.make());
            assertSame(first, call.make());
        }
        requireOneEffectEach();
    }

    @Test
    void twenty_at_once_are_answered_alike() throws Exception {
        for (Call call : oneOfEach()) {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(() -> untilAnswered(call));
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Answer>> answers = threads.invokeAll(calls);
                Answer first = accepted(answers.getFirst().get());
                for (Future<Answer> answer : answers) {
                    assertSame(first, answer.get());
                }
            }
        }
        requireOneEffectEach();
    }

    @Test
    void a_repeat_after_the_services_were_killed_and_started_again_is_answered_as_the_first_was()
            throws Exception {
        Map<Call, Answer> first = new HashMap<>();
        for (Call call : oneOfEach()) {
            first.put(call, accepted(call.make()));
        }
        List<JvmPart> services =
                List.of(stand.queueService(), stand.conversationService(), stand.wrapupService());
        for (JvmPart service : services) {
            service.kill();
        }
        Stand.startAll(services);
        first.forEach((call, answer) -> assertSame(answer, untilAnswered(call)));
        requireOneEffectEach();
    }

    @Test
    void the_same_key_with_another_body_is_refused() throws Exception {
        String key = newKey();
        ok(200, compose(key, Numbers.contact()).make());
        refused(409, "idempotency.key.reused", compose(key, Numbers.contact()).make());

        Stint stint = queue.compose(amy, Numbers.contact());
        ok(200, send(key, stint, "one").make());
        refused(409, "idempotency.key.reused", send(key, stint, "two").make());

        ok(200, createQueue(key, "one " + key).make());
        refused(409, "idempotency.key.reused", createQueue(key, "two " + key).make());

        Stint ended = endedStint();
        accepted(wrapup(key, ended, "one").make());
        refused(409, "idempotency.key.reused", wrapup(key, ended, "two").make());
    }

    @Test
    void without_a_key_each_call_is_its_own() throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact());
        Map<String, String> text = Map.of("textBody", Texts.of("twice"));
        String first = ok(200, amy.post(Paths.messages(stint), text)).text("id");
        assertThat(ok(200, amy.post(Paths.messages(stint), text)).text("id")).isNotEqualTo(first);
    }

    @Test
    void two_users_may_use_the_same_key() throws Exception {
        TestQueue both = TestQueue.create(stand, Numbers.outbound(), Cast.AMY, Cast.BEN);
        Caller ben = stand.as(Cast.BEN);
        String key = newKey();
        Map<String, Object> first = composing(both, Numbers.contact());
        Map<String, Object> second = composing(both, Numbers.contact());
        String amys = ok(200, amy.post("/conversations/messages", first, key)).text("id");
        assertThat(ok(200, ben.post("/conversations/messages", second, key)).text("id")).isNotEqualTo(amys);
    }

    /// A compose, a send, a new queue and a wrap-up, each with a key of its own.
    private List<Call> oneOfEach() throws InterruptedException {
        return List.of(
                compose(newKey(), Numbers.contact()),
                send(newKey(), queue.compose(amy, Numbers.contact()), "once"),
                createQueue(newKey(), "Queue " + UUID.randomUUID()),
                wrapup(newKey(), endedStint(), "once"));
    }

    private Call compose(String key, String contact) {
        return () -> amy.post("/conversations/messages", composing(queue, contact), key);
    }

    private static Map<String, Object> composing(TestQueue queue, String contact) {
        return Map.of("queueId", queue.id(), "toAddress", contact, "toAddressMessengerType", "sms");
    }

    private Call send(String key, Stint stint, String text) {
        return () -> amy.post(Paths.messages(stint), Map.of("textBody", Texts.of(text)), key);
    }

    private Call createQueue(String key, String name) {
        return () -> admin.post("/routing/queues", Map.of("name", name), key);
    }

    private Call wrapup(String key, Stint stint, String notes) {
        return () -> amy.post(Paths.wrapup(stint), Map.of("code", queue.code(), "notes", notes), key);
    }

    /// A stint that is over and owes its wrap-up, known as such to wrapup-service.
    private Stint endedStint() throws InterruptedException {
        Stint stint = queue.compose(amy, Numbers.contact());
        ok(202, amy.patch(Paths.participant(stint), Map.of("state", "disconnected")));
        // Wrapped up without the code that its queue requires: refused for that reason once it is known to be
        // over.
        await().until(() ->
                amy.post(Paths.wrapup(stint), Map.of()).text("code").equals("wrapup.code.required"));
        return stint;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Answer accepted(Answer answer) {
        assertThat(answer.status()).as("status of %s", answer.body()).isIn(200, 202);
        return answer;
    }

    private static void assertSame(Answer first, Answer again) {
        assertThat(again.status()).as("status of %s", again.body()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
    }

    private void requireOneEffectEach() throws Exception {
        Promise.checkAll(
                new Ledger(stand.site()).entries(),
                List.of(new OneEffectPerRequest(), new EveryRequestAnsweredOnce()));
    }
}
