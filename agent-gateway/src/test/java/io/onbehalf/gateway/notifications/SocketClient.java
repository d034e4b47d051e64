package io.onbehalf.gateway.notifications;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of a channel's socket; it keeps what it reads.
final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    private volatile @Nullable String closed;

    SocketClient(HttpClient http, String uri) {
        socket = http.newWebSocketBuilder().buildAsync(URI.create(uri), this).join();
    }

    List<JsonNode> frames(String topicName) {
        return frames.stream()
                .filter(frame -> frame.path("topicName").stringValue("").equals(topicName))
                .toList();
    }

    List<JsonNode> answers() {
        return frames.stream().filter(frame -> frame.has("result")).toList();
    }

    /// The reason why the server has closed it; null while it is open.
    @Nullable String closed() {
        return closed;
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            frames.add(JsonMapper.shared().readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed = status + " " + reason;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
