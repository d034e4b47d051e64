package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static io.onbehalf.e2e.Answers.untilAnswered;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.Answers.Call;
import io.onbehalf.e2e.promises.AtMostOneOpenConversationPerThread;
import io.onbehalf.e2e.promises.EveryRequestAnsweredOnce;
import io.onbehalf.e2e.promises.OneEffectPerRequest;
import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller;
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

/// More calls at once than the system takes.
@ExtendWith(SharedStand.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverloadIT {

    private static final int AT_ONCE = 600;

    private final Stand stand;
    private final Caller amy;
    private final TestQueue queue;

    OverloadIT(Stand stand) throws InterruptedException {
        this.stand = stand;
        amy = stand.as(Cast.AMY);
        queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
    }

    @Test
    void past_the_bound_a_call_is_told_to_come_back_and_then_composes_once() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            calls.add(compose(Numbers.contact()));
        }
        List<Answer> answers = allAtOnce(calls);

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
                new Ledger(stand.site()).entries(),
                List.of(
                        new OneEffectPerRequest(),
                        new EveryRequestAnsweredOnce(),
                        new AtMostOneOpenConversationPerThread()));
    }

    private Call compose(String contact) {
        String key = UUID.randomUUID().toString();
        return () -> amy.composeOnce(queue.id(), contact, key);
    }

    private static List<Answer> allAtOnce(List<Call> calls) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = calls.stream().map(call -> threads.submit(call::make)).toList();
            for (Future<Answer> one : asked) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
