package io.onbehalf.local.load;

import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Composes at a steady rate, each time to another number.
public final class ComposeLoad {

    private final ApiUser agent;
    private final String queueId;
    private final IntFunction<String> numbers;
    private final AtomicInteger composed = new AtomicInteger();

    /// @param numbers the contacts' numbers, by an index from 0
    public ComposeLoad(ApiUser agent, String queueId, IntFunction<String> numbers) {
        this.agent = agent;
        this.queueId = queueId;
        this.numbers = numbers;
    }

    /// Runs the whole plan.
    ///
    /// @param withKeys true if each call has an Idempotency-Key, as clients should send; without one a
    ///   compose has one step less
    public LoadReport run(LoadPlan plan, boolean withKeys) {
        return OpenLoop.run(plan, (_, due) -> CallOutcome.of(compose(withKeys), due));
    }

    private Answer compose(boolean withKeys) throws InterruptedException {
        String number = numbers.apply(composed.getAndIncrement());
        return withKeys
                ? agent.compose(queueId, number, false, UUID.randomUUID().toString())
                : agent.compose(queueId, number, false);
    }
}
