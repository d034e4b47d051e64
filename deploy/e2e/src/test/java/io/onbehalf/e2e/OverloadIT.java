package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.untilAnswered;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.bench.promises.AtMostOneOpenConversationPerThread;
import io.onbehalf.bench.promises.EveryRequestAnsweredOnce;
import io.onbehalf.bench.promises.OneEffectPerRequest;
import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.Answers.Call;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// More concurrent calls than the system admits.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverloadIT {

    private static final int CONCURRENT_CALLS = 600;

    private final TestStack stack;
    private final ApiUser amy;
    private final TestQueue queue;

    OverloadIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amy = stack.as(TestUser.AMY);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
    }

    @Test
    void a_call_beyond_the_limit_is_asked_to_retry_and_then_composes_once() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CONCURRENT_CALLS; i++) {
            calls.add(compose(TestNumbers.contact()));
        }
        List<Answer> answers = makeAll(calls);

        Map<Integer, Long> statuses =
                answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
        assertThat(statuses).containsOnlyKeys(200, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .allSatisfy(answer -> assertThat(answer.retryAfter()).isNotNull());

        for (Call call : calls) {
            ok(200, untilAnswered(call));
        }
        Promise.checkAll(
                new TopicReader(stack.layout()).records(),
                List.of(
                        new OneEffectPerRequest(),
                        new EveryRequestAnsweredOnce(),
                        new AtMostOneOpenConversationPerThread()));
    }

    private Call compose(String contact) {
        String key = UUID.randomUUID().toString();
        return () -> amy.compose(queue.id(), contact, false, key);
    }

    private static List<Answer> makeAll(List<Call> calls) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> pending = calls.stream().map(call -> threads.submit(call::make)).toList();
            for (Future<Answer> one : pending) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
