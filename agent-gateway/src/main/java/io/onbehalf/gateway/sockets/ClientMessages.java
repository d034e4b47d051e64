package io.onbehalf.gateway.sockets;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.Channels;
import io.onbehalf.kit.web.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client may say on its socket: `ping`, and `subscribe` or `unsubscribe` with `topics`.
///
/// The answer to a subscription comes from the gateway that will tell the client, after it has begun to: who
/// reads a conversation after it misses nothing.
final class ClientMessages {

    private static final String SUBSCRIBE = "subscribe";
    private static final String UNSUBSCRIBE = "unsubscribe";

    private final Channels channels;
    private final Sockets sockets;
    private final JsonMapper json;

    /// The answer to a subscription.
    ///
    /// @param result the HTTP status that the same call would have
    /// @param correlationId as the client sent it
    record Result(
            String result,
            String status,
            @Nullable String code,
            @Nullable String message,
            @Nullable String correlationId) {

        private static Result failure(ApiException failure, @Nullable String correlationId) {
            return new Result(
                    String.valueOf(failure.status()),
                    "failure",
                    failure.code(),
                    failure.getMessage(),
                    correlationId);
        }
    }

    ClientMessages(Channels channels, Sockets sockets, JsonMapper json) {
        this.channels = channels;
        this.sockets = sockets;
        this.json = json;
    }

    void answer(ChannelSocket socket, String text) {
        JsonNode message = read(text);
        String correlationId = message.path("correlationId").stringValue(null);
        switch (message.path("message").stringValue("")) {
            case "ping" -> sockets.answer(socket, "pong", Frame.pong());
            case SUBSCRIBE ->
                    answer(socket, correlationId, change(socket, message, SUBSCRIBE, correlationId));
            case UNSUBSCRIBE ->
                    answer(socket, correlationId, change(socket, message, UNSUBSCRIBE, correlationId));
            default ->
                    answer(
                            socket,
                            correlationId,
                            Result.failure(
                                    ApiException.badRequest(
                                            "message: must be ping, subscribe or unsubscribe"),
                                    correlationId));
        }
    }

    /// An answer takes the place of another only if both have the same correlation id.
    private void answer(ChannelSocket socket, @Nullable String correlationId, Result result) {
        sockets.answer(socket, "answer " + correlationId, result);
    }

    private Result change(
            ChannelSocket socket, JsonNode message, String verb, @Nullable String correlationId) {
        try {
            if (!socket.mayChange()) {
                throw tooManyChanges();
            }
            List<String> topics = topics(message.path("topics"));
            Optional<Channel> channel = channels.current(socket.channel().id());
            if (channel.isEmpty()) {
                throw ApiException.notFound("channel");
            }
            if (verb.equals(SUBSCRIBE)) {
                channels.add(channel.get(), topics, false);
            } else {
                channels.remove(channel.get(), topics);
            }
            return new Result("200", verb + "d", null, null, correlationId);
        } catch (ApiException e) {
            return Result.failure(e, correlationId);
        }
    }

    private static ApiException tooManyChanges() {
        return new ApiException(
                429,
                "too.many.requests",
                "socket: at most %d subscriptions within a minute".formatted(ChangeRate.MOST),
                Map.of("limit", String.valueOf(ChangeRate.MOST)));
    }

    private static List<String> topics(JsonNode topics) {
        List<String> names = new ArrayList<>();
        if (!topics.isArray()) {
            throw ApiException.invalidValue("topics", "topics: must be a list of names");
        }
        for (JsonNode topic : topics) {
            String name = topic.stringValue(null);
            if (name == null) {
                throw ApiException.invalidValue("topics", "topics: must be a list of names");
            }
            names.add(name);
        }
        return names;
    }

    /// Unreadable text is a message without a meaning.
    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException unreadable) {
            return json.createObjectNode();
        }
    }
}
