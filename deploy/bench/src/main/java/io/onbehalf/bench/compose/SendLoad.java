package io.onbehalf.bench.compose;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.load.CallOutcome;
import io.onbehalf.local.load.LoadPlan;
import io.onbehalf.local.load.LoadReport;
import io.onbehalf.local.load.OpenLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Sends messages at a steady rate in many open conversations, one after the other.
///
/// @param participants the agent's, one in each conversation
record SendLoad(ApiUser agent, List<AgentParticipant> participants, AtomicInteger sent) {

    /// Opens the conversations.
    ///
    /// @param numbers of contacts who have no conversation
    static SendLoad open(ApiUser agent, String queueId, int conversations, IntFunction<String> numbers)
            throws InterruptedException {
        List<AgentParticipant> participants = new ArrayList<>();
        for (int i = 0; i < conversations; i++) {
            Answer composed = agent.compose(queueId, numbers.apply(i), false);
            AgentParticipant participant =
                    composed.status() == 200 ? agent.participant(composed.text("id")) : null;
            if (participant == null) {
                throw new Failure("compose was answered with status %d.".formatted(composed.status()));
            }
            participants.add(participant);
        }
        return new SendLoad(agent, List.copyOf(participants), new AtomicInteger());
    }

    LoadReport run(LoadPlan plan) {
        return OpenLoop.run(plan, (_, due) -> CallOutcome.of(send(), due));
    }

    private Answer send() throws InterruptedException {
        int number = sent.getAndIncrement();
        return agent.send(
                participants.get(number % participants.size()),
                "Your parcel %06d is on its way and comes tomorrow.".formatted(number));
    }
}
