package io.onbehalf.bench;

import static io.onbehalf.bench.stack.RepeatedCall.untilAnswered;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Sends the messages of a [Soak], 16 calls at a time, and remembers the ids of those that were accepted.
final class SoakMessages {

    private static final int CONCURRENT_CALLS = 16;

    private final SoakTarget target;
    private final List<AgentParticipant> participants;
    private final List<String> accepted = Collections.synchronizedList(new ArrayList<>());

    /// @param participants the conversations that the messages are spread over
    SoakMessages(SoakTarget target, List<AgentParticipant> participants) {
        this.target = target;
        this.participants = participants;
    }

    /// The ids of the messages that were accepted so far.
    List<String> accepted() {
        return accepted;
    }

    /// Returns when all messages are accepted.
    Void sendAll(int messages) throws Exception {
        Semaphore places = new Semaphore(CONCURRENT_CALLS);
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < messages; i++) {
                AgentParticipant participant = participants.get(i % participants.size());
                String text = target.texts().apply(text(i));
                places.acquire();
                calls.add(
                        threads.submit(() -> {
                            try {
                                accepted.add(send(target.agent(), participant, text));
                            } finally {
                                places.release();
                            }
                            return null;
                        }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
        return null;
    }

    /// Every tenth text takes two segments.
    private static String text(int message) {
        return "message " + message + (message % 10 == 0 ? " " + "long ".repeat(40) : "");
    }

    /// Repeats the call with the same key until it is answered, so it has one effect. Returns the message id.
    private static String send(ApiUser agent, AgentParticipant participant, String text)
            throws InterruptedException {
        String key = UUID.randomUUID().toString();
        Answer answer = untilAnswered(() -> agent.send(participant, text, key));
        if (answer.status() != 200) {
            throw new Failure(
                    "a message was answered with status %d: %s.".formatted(answer.status(), answer.body()));
        }
        return answer.text("id");
    }
}
