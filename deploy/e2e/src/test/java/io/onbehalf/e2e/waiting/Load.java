package io.onbehalf.e2e.waiting;

import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Texts to some conversations in turn.
final class Load implements Runnable {

    /// One in as many.
    static final int MOST_REFUSED = 10;

    private final ApiUser agent;
    private final List<AgentParticipant> conversations;
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

    /// An answer, and when it came by [System#nanoTime].
    record Answered(Answer answer, long nanos) {}

    Load(ApiUser agent, List<AgentParticipant> conversations) {
        this.agent = agent;
        this.conversations = List.copyOf(conversations);
    }

    @Override
    public void run() {
        int number = turn.getAndIncrement();
        try {
            Answer answer = agent.send(conversations.get(number % conversations.size()), "Text " + number);
            answered.add(new Answered(answer, System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many calls found too many waiting.
    long refused() {
        return answers().stream().filter(answer -> answer.status() == 503).count();
    }

    int calls() {
        return turn.get();
    }

    Collection<Answered> answered() {
        return answered;
    }

    List<Answer> answers() {
        return answered.stream().map(Answered::answer).toList();
    }
}
