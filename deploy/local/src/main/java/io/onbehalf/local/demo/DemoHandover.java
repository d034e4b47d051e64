package io.onbehalf.local.demo;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.smsc.ControlClient;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The customer answers after the disconnect: it alerts the last agent, who declines, and a colleague takes
/// it and hands it back.
final class DemoHandover {

    private final DemoNarrator narrator;
    private final ApiUser amy;
    private final ApiUser ben;
    private final String conversation;

    DemoHandover(DemoNarrator narrator, ApiUser amy, ApiUser ben, String conversation) {
        this.narrator = narrator;
        this.amy = amy;
        this.ben = ben;
        this.conversation = conversation;
    }

    /// Plays the steps; only a simulated customer answers.
    void play(ControlClient customer, String from, String queue, String number) throws InterruptedException {
        narrator.step("Amy goes on queue. The customer answers after the disconnect.");
        setStatus("IDLE");
        writes(customer, from, number);
        narrator.events("ConversationResumed", "InboundMessageReceived", "AgentAlerted");
        narrator.requireSoon(() -> alert() != null, "the conversation does not alert Amy");
        narrator.result("it waits in Support, and alerts Amy, who had it last");

        narrator.step("Amy has no time, and declines.");
        narrator.requireStatus(202, amy.disconnect(requireNonNull(alert())));
        narrator.events("AlertEnded");
        setStatus("OFF_QUEUE");

        narrator.step("Ben sees what waits in Support, and takes it.");
        narrator.requireSoon(() -> isWaiting(queue), "the conversation is not on the list of what waits");
        narrator.requireStatus(
                200, ben.post("/conversations/" + conversation + "/assign", Map.of("id", ben.userId())));
        narrator.events("ParticipantConnected");
        AgentParticipant bens = requireNonNull(ben.participant(conversation));
        narrator.requireStatus(200, ben.send(bens, "This is Ben, for Amy."));
        narrator.events("MessageQueued");

        narrator.step("Ben hands it on to Amy, who answers.");
        narrator.requireStatus(
                202, ben.post(bens.participantPath() + "/replace", Map.of("userId", amy.userId())));
        narrator.events("ParticipantDisconnected", "AgentAlerted");
        narrator.requireSoon(() -> alert() != null, "the conversation does not alert Amy");
        narrator.requireStatus(
                202, amy.patch(requireNonNull(alert()).participantPath(), Map.of("state", "connected")));
        narrator.events("ParticipantConnected");
        narrator.result("Amy has it; Ben owes the wrap-up of his stint");
    }

    private void setStatus(String status) throws InterruptedException {
        narrator.requireStatus(
                200, amy.put("/users/" + amy.userId() + "/routingstatus", Map.of("status", status)));
    }

    private static void writes(ControlClient customer, String from, String number)
            throws InterruptedException {
        try {
            customer.sendText(from, number, "One more question");
        } catch (IOException e) {
            throw new Failure("the SMSC simulator does not take a text: " + e.getMessage());
        }
    }

    private boolean isWaiting(String queue) throws InterruptedException {
        Answer list = ben.get("/onbehalf/queues/" + queue + "/conversations?state=waiting&pageSize=100");
        for (JsonNode waiting : list.body().path("entities")) {
            if (waiting.path("id").asString("").equals(conversation)) {
                return true;
            }
        }
        return false;
    }

    /// Amy's participant while it alerts her.
    private @Nullable AgentParticipant alert() throws InterruptedException {
        return amy.participant(conversation, "alerting");
    }
}
