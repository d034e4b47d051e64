package io.onbehalf.gateway.sockets;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client reads, in the shape of the original's notifications.
///
/// @param metadata of an event, its `sequence` on the thread among them
public record Frame(String topicName, String version, Object eventBody, @Nullable Map<String, ?> metadata) {

    private static final String METADATA = "channel.metadata";

    /// A change.
    public static Frame event(String topicName, Object body, Map<String, ?> metadata) {
        return new Frame(topicName, "2", body, metadata);
    }

    static Frame heartbeat() {
        return message(METADATA, "WebSocket Heartbeat");
    }

    static Frame pong() {
        return message(METADATA, "pong");
    }

    /// The socket will be closed; the client connects again, to any gateway.
    static Frame closing(String reason) {
        return message("v2.system.socket_closing", reason);
    }

    private static Frame message(String topicName, String text) {
        return new Frame(topicName, "1", Map.of("message", text), null);
    }
}
