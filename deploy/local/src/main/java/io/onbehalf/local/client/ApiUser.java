package io.onbehalf.local.client;

import io.onbehalf.local.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One signed-in user of the public API. Paths are below `/api/v2`.
public record ApiUser(Api api, String name, String userId, String token) {

    private static final String CONVERSATIONS = "/conversations/messages";

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

    /// Any call.
    ///
    /// @param body null for none
    public Answer call(String method, String path, @Nullable Object body, String idempotencyKey)
            throws InterruptedException {
        return api.call(token, method, path, body, idempotencyKey);
    }

    public Answer delete(String path) throws InterruptedException {
        return api.call(token, "DELETE", path, null, null);
    }

    public Answer patch(String path, Object body) throws InterruptedException {
        return api.call(token, "PATCH", path, body, null);
    }

    public Answer patch(String path, Object body, String idempotencyKey) throws InterruptedException {
        return api.call(token, "PATCH", path, body, idempotencyKey);
    }

    /// Composes an SMS on behalf of a queue.
    ///
    /// @param continueExisting whether a recent conversation is continued instead of refusing the compose
    public Answer compose(String queueId, String number, boolean continueExisting)
            throws InterruptedException {
        return post(CONVERSATIONS, composeBody(queueId, number, continueExisting));
    }

    /// Composes with an idempotency key: a repeated call returns the first answer.
    public Answer compose(String queueId, String number, boolean continueExisting, String idempotencyKey)
            throws InterruptedException {
        return post(CONVERSATIONS, composeBody(queueId, number, continueExisting), idempotencyKey);
    }

    private static Map<String, Object> composeBody(String queueId, String number, boolean continueExisting) {
        return Map.of(
                "queueId", queueId,
                "toAddress", number,
                "toAddressMessengerType", "sms",
                "useExistingConversation", continueExisting);
    }

    public Answer send(AgentParticipant participant, String text) throws InterruptedException {
        return post(participant.messagesPath(), Map.of("textBody", text));
    }

    public Answer send(AgentParticipant participant, String text, String idempotencyKey)
            throws InterruptedException {
        return post(participant.messagesPath(), Map.of("textBody", text), idempotencyKey);
    }

    public Answer disconnect(AgentParticipant participant) throws InterruptedException {
        return patch(participant.participantPath(), Map.of("state", "disconnected"));
    }

    /// This user's connected participant in a conversation; null if they are not connected to it.
    public @Nullable AgentParticipant participant(String conversationId) throws InterruptedException {
        return participant(conversationId, "connected");
    }

    /// This user's participant in a state; null if there is none.
    public @Nullable AgentParticipant participant(String conversationId, String state)
            throws InterruptedException {
        for (JsonNode participant : get("/conversations/" + conversationId).body().path("participants")) {
            JsonNode communication = participant.path("messages").path(0);
            if (isOwn(participant) && communication.path("state").asString("").equals(state)) {
                return new AgentParticipant(
                        conversationId,
                        participant.path("id").asString(""),
                        communication.path("id").asString(""));
            }
        }
        return null;
    }

    private boolean isOwn(JsonNode participant) {
        return participant.path("purpose").asString("").equals("agent")
                && participant.path("userId").asString("").equals(userId);
    }

    /// The id of a queue that this user is a member of. Throws if they are not.
    public String queueId(String queueName) throws InterruptedException {
        for (JsonNode queue : get("/routing/queues/me?pageSize=100").body().path("entities")) {
            if (queue.path("name").asString("").equals(queueName)) {
                return queue.path("id").asString("");
            }
        }
        throw new Failure("%s is not a member of queue %s.".formatted(name, queueName));
    }
}
