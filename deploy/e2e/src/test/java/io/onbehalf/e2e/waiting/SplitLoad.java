package io.onbehalf.e2e.waiting;

import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.e2e.fixture.TwoInstances;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.List;

/// Texts to conversations, all sent at the first of two instances of conversation-service: to those whose
/// threads it has, and to those of the second instance.
record SplitLoad(Load toFirst, Load toSecond) {

    private static final int CONVERSATIONS = 48;

    /// Begins the conversations, then starts the second instance and waits until it has its share of them.
    static SplitLoad between(TwoInstances instances, TestStack stack) throws Exception {
        ApiUser amy = stack.at(instances.first().address(), TestUser.AMY);
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        List<AgentParticipant> held = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            held.add(queue.compose(amy, TestNumbers.contact()));
        }
        SharedThreads threads = SharedThreads.between(instances, stack);
        return new SplitLoad(new Load(amy, threads.ofFirst(held)), new Load(amy, threads.ofSecond(held)));
    }
}
