package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One agent doing anything in any order, sensible or not, with contacts that others talk to at the same
/// time.
///
/// Whatever the state, no call may fail but by a refusal.
final class RandomHistory {

    private final Random random;
    private final Caller agent;
    private final List<TestQueue> queues;
    private final List<String> contacts;
    private final List<String> conversations = new ArrayList<>();
    private final Map<String, Stint> stints = new HashMap<>();

    RandomHistory(long seed, Caller agent, List<TestQueue> queues, List<String> contacts) {
        System.out.println("history of " + agent.user() + ": seed " + seed);
        this.random = new Random(seed);
        this.agent = agent;
        this.queues = queues;
        this.contacts = contacts;
    }

    void play(int steps) throws InterruptedException {
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> compose();
                case 2, 3 -> withStint(this::send);
                case 4 -> withStint(this::disconnect);
                default -> withStint(this::wrapUp);
            }
        }
    }

    private void compose() throws InterruptedException {
        Map<String, Object> body =
                Map.of(
                        "queueId", any(queues).id(),
                        "toAddress", any(contacts),
                        "toAddressMessengerType", "sms",
                        "useExistingConversation", random.nextBoolean());
        String key = key();
        Answer answer = decided(agent.post("/conversations/messages", body, key));
        if (random.nextInt(4) == 0) {
            Answer repeat = agent.post("/conversations/messages", body, key);
            assertThat(repeat.status()).isEqualTo(answer.status());
            assertThat(repeat.text("id")).isEqualTo(answer.text("id"));
        }
        if (answer.status() == 200) {
            remember(answer.text("id"));
        }
    }

    private void remember(String conversationId) throws InterruptedException {
        Stint stint = agent.stint(conversationId);
        if (stint != null) {
            stints.put(conversationId, stint);
            conversations.add(conversationId);
        }
    }

    private void send(Stint stint) throws InterruptedException {
        String text = Texts.of(random.nextBoolean() ? "hello" : "привет");
        decided(agent.post(Paths.messages(stint), Map.of("textBody", text), key()));
    }

    private void disconnect(Stint stint) throws InterruptedException {
        decided(agent.patch(Paths.participant(stint), Map.of("state", "disconnected")));
    }

    private void wrapUp(Stint stint) throws InterruptedException {
        JsonNode codes = decided(agent.get(Paths.participant(stint) + "/wrapupcodes")).body();
        String code = codes.path(0).path("id").asString("");
        decided(agent.post(Paths.wrapup(stint), Map.of("code", code, "notes", "random"), key()));
    }

    /// What is done with a stint.
    @FunctionalInterface
    private interface Step {
        void take(Stint stint) throws InterruptedException;
    }

    private void withStint(Step step) throws InterruptedException {
        Stint stint = conversations.isEmpty() ? null : stints.get(any(conversations));
        if (stint == null) {
            compose();
        } else {
            step.take(stint);
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String key() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static Answer decided(Answer answer) {
        assertThat(answer.status()).as("status of %s", answer.body()).isBetween(200, 499);
        return answer;
    }
}
