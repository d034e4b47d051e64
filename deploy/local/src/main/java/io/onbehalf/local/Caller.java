package io.onbehalf.local;

import io.onbehalf.local.Api.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One signed-in user of the public API; paths are below `/api/v2`.
public record Caller(Api api, String user, String token) {

    private static final String COMPOSE = "/conversations/messages";

    public Answer get(String path) throws InterruptedException {
        return api.call(token, "GET", path, null, null);
    }

    public Answer post(String path, Object body) throws InterruptedException {
        return api.call(token, "POST", path, body, null);
    }

    public Answer post(String path, Object body, String idempotencyKey) throws InterruptedException {
        return api.call(token, "POST", path, body, idempotencyKey);
    }

    public Answer put(String path, Object body) throws InterruptedException {
        return api.call(token, "PUT", path, body, null);
    }

    public Answer patch(String path, Object body) throws InterruptedException {
        return api.call(token, "PATCH", path, body, null);
    }

    /// Composes an SMS on behalf of a queue, continuing a recent conversation only when told to.
    public Answer compose(String queueId, String number, boolean continueExisting)
            throws InterruptedException {
        return post(COMPOSE, composing(queueId, number, continueExisting));
    }

    /// Composes as clients are told to: with a key, so that asking again would find out what came of it.
    public Answer composeOnce(String queueId, String number, String idempotencyKey)
            throws InterruptedException {
        return post(COMPOSE, composing(queueId, number, false), idempotencyKey);
    }

    private static Map<String, Object> composing(String queueId, String number, boolean continueExisting) {
        return Map.of(
                "queueId", queueId,
                "toAddress", number,
                "toAddressMessengerType", "sms",
                "useExistingConversation", continueExisting);
    }

    /// The caller's own stint in a conversation, if they are connected to it.
    public @Nullable Stint stint(String conversationId) throws InterruptedException {
        for (JsonNode participant : get("/conversations/" + conversationId).body().path("participants")) {
            JsonNode session = participant.path("messages").path(0);
            if (isMine(participant) && session.path("state").asString("").equals("connected")) {
                return new Stint(
                        conversationId, participant.path("id").asString(""), session.path("id").asString(""));
            }
        }
        return null;
    }

    private boolean isMine(JsonNode participant) {
        return participant.path("purpose").asString("").equals("agent")
                && participant.path("userId").asString("").equals(DemoUsers.idOf(user));
    }

    /// An agent's part in a conversation: the ids that sending, disconnecting and wrapping up go by.
    public record Stint(String conversationId, String participantId, String communicationId) {

        String messages() {
            return conversation() + "/communications/" + communicationId + "/messages";
        }

        String participant() {
            return conversation() + "/participants/" + participantId;
        }

        String wrapup() {
            return participant() + "/communications/" + communicationId + "/wrapup";
        }

        String conversation() {
            return "/conversations/messages/" + conversationId;
        }
    }
}
