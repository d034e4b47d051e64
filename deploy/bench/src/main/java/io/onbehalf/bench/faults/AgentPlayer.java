package io.onbehalf.bench.faults;

import io.onbehalf.bench.faults.PersistentUser.Change;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An agent: composes, answers alerts, takes what waits, writes, transfers, disconnects and wraps up.
final class AgentPlayer implements Player {

    private static final String MESSAGES = "/conversations/messages";

    private final PersistentUser user;
    private final List<PlayedQueue> queues;
    private final CallLog log;
    private final Random random;

    /// @param queues that the agent is a member of
    AgentPlayer(PersistentUser user, List<PlayedQueue> queues, CallLog log, Random random) {
        this.user = user;
        this.queues = List.copyOf(queues);
        this.log = log;
        this.random = random;
    }

    @Override
    public void act() throws InterruptedException {
        switch (random.nextInt(10)) {
            case 0, 1 -> compose();
            case 2 -> take();
            case 3, 4 -> wrapUp();
            case 5 -> setRoutingStatus();
            default -> goOn();
        }
    }

    private PlayedQueue anyQueue() {
        return queues.get(random.nextInt(queues.size()));
    }

    private void compose() throws InterruptedException {
        PlayedQueue queue = anyQueue();
        String contact = queue.contacts().get(random.nextInt(queue.contacts().size()));
        Map<String, Object> body =
                Map.of(
                        "queueId",
                        queue.id(),
                        "toAddress",
                        contact,
                        "toAddressMessengerType",
                        "sms",
                        "useExistingConversation",
                        random.nextInt(4) > 0);
        user.change(
                new Change("compose", "POST", MESSAGES, body, "ConversationStarted", "ConversationResumed"));
    }

    /// Who has it already is answered with success, and nothing happens: so no event is required.
    private void take() throws InterruptedException {
        JsonNode waiting = user.oneOf("/onbehalf/queues/" + anyQueue().id() + "/conversations?state=waiting");
        String id = waiting.path("id").asString("");
        if (!id.isEmpty()) {
            user.change(
                    new Change(
                            "assign",
                            "POST",
                            "/conversations/" + id + "/assign",
                            Map.of("id", user.userId())));
        }
    }

    private void wrapUp() throws InterruptedException {
        JsonNode owed = user.oneOf("/onbehalf/wrapups/me");
        String id = owed.path("id").asString("");
        String queue = owed.path("queue").path("id").asString("");
        for (PlayedQueue each : queues) {
            if (!id.isEmpty() && each.id().equals(queue)) {
                String code = each.codes().get(random.nextInt(each.codes().size()));
                String path =
                        MESSAGES + "/" + id + "/participants/" + owed.path("participantId").asString("");
                Map<String, Object> body = Map.of("wrapup", Map.of("code", code, "notes", text()));
                user.change(new Change("wrap up", "PATCH", path, body, "wrapup", Set.of()));
            }
        }
    }

    private void setRoutingStatus() throws InterruptedException {
        String status = random.nextInt(3) > 0 ? "IDLE" : "OFF_QUEUE";
        user.change(
                new Change(
                        "routing status",
                        "PUT",
                        "/users/" + user.userId() + "/routingstatus",
                        Map.of("status", status)));
    }

    /// Goes on with one of the agent's conversations.
    private void goOn() throws InterruptedException {
        String id = user.oneOf(MESSAGES + "?pageSize=100").path("id").asString("");
        if (id.isEmpty()) {
            return;
        }
        JsonNode conversation = user.read("/conversations/" + id);
        AgentParticipant alerting = participant(conversation, id, "alerting");
        AgentParticipant connected = participant(conversation, id, "connected");
        if (alerting != null) {
            answer(alerting);
        } else if (connected != null) {
            workOn(connected);
        }
    }

    private @Nullable AgentParticipant participant(JsonNode conversation, String id, String state) {
        for (JsonNode each : conversation.path("participants")) {
            JsonNode session = each.path("messages").path(0);
            if (each.path("purpose").asString("").equals("agent")
                    && each.path("userId").asString("").equals(user.userId())
                    && session.path("state").asString("").equals(state)) {
                return new AgentParticipant(
                        id, each.path("id").asString(""), session.path("id").asString(""));
            }
        }
        return null;
    }

    private void answer(AgentParticipant participant) throws InterruptedException {
        String state = random.nextInt(4) > 0 ? "connected" : "disconnected";
        user.change(new Change("answer", "PATCH", participant.participantPath(), Map.of("state", state)));
    }

    private void workOn(AgentParticipant participant) throws InterruptedException {
        switch (random.nextInt(10)) {
            case 0, 1 ->
                    user.change(
                            new Change(
                                    "disconnect",
                                    "PATCH",
                                    participant.participantPath(),
                                    Map.of("state", "disconnected")));
            case 2 ->
                    user.change(
                            new Change(
                                    "transfer",
                                    "POST",
                                    participant.participantPath() + "/replace",
                                    Map.of("queueId", anyQueue().id(), "transferType", "Unattended")));
            default -> send(participant);
        }
    }

    private void send(AgentParticipant participant) throws InterruptedException {
        Map<String, Object> body = Map.of("textBody", text());
        Answer answer =
                user.change(new Change("send", "POST", participant.messagesPath(), body, "MessageQueued"));
        if (answer != null && answer.status() == 200) {
            log.sent(answer.text("id"));
        }
    }

    /// Every fifth takes two SMS.
    private String text() {
        String longer = random.nextInt(5) == 0 ? " and more".repeat(20) : "";
        return Scene.MARK + " " + random.nextInt() + longer;
    }
}
