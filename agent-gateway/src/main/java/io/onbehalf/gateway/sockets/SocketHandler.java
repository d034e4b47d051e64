package io.onbehalf.gateway.sockets;

import static java.util.Objects.requireNonNull;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.Channels;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/// The life of a socket: it opens for its channel, what the client says is answered, it closes.
final class SocketHandler extends TextWebSocketHandler {

    /// The most characters that a client may send in one message: a thousand topics.
    private static final int MOST_CHARACTERS = 256 * 1024;

    /// How long one frame may take to be sent before the socket is cut off.
    private static final long SEND_TIMEOUT_MS = 10_000;

    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Sockets sockets;
    private final Channels channels;
    private final ClientMessages messages;

    /// @param received the parts of a message whose end has not come yet
    private record Open(ChannelSocket socket, StringBuilder received) {}

    SocketHandler(Sockets sockets, Channels channels, ClientMessages messages) {
        this.sockets = sockets;
        this.channels = channels;
        this.messages = messages;
    }

    /// A client's messages are put together here, so that the container's buffer per socket stays small.
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        ChannelId id = (ChannelId) requireNonNull(session.getAttributes().get(ChannelHandshake.CHANNEL));
        // The handshake has waited for every change before it.
        Optional<Channel> channel = channels.find(id);
        if (channel.isEmpty()) {
            session.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        limitSending(session);
        long number = (Long) requireNonNull(session.getAttributes().get(ChannelHandshake.NUMBER));
        var socket = new ChannelSocket(session, channel.get(), number);
        open.put(session.getId(), new Open(socket, new StringBuilder()));
        sockets.add(socket);
        socket.start();
        // Between the two looks the channel may have changed, or ended.
        channels.find(id).ifPresentOrElse(sockets::update, () -> sockets.end(id));
    }

    private static void limitSending(WebSocketSession session) {
        if (session instanceof NativeWebSocketSession own
                && own.getNativeSession() instanceof jakarta.websocket.Session container) {
            container
                    .getUserProperties()
                    .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MS);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage part) throws Exception {
        Open own = open.get(session.getId());
        if (own == null) {
            return;
        }
        StringBuilder received = own.received();
        if (received.length() + part.getPayloadLength() > MOST_CHARACTERS) {
            session.close(CloseStatus.TOO_BIG_TO_PROCESS);
            return;
        }
        received.append(part.getPayload());
        if (part.isLast()) {
            String message = received.toString();
            received.setLength(0);
            messages.answer(own.socket(), message);
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, @Nullable Throwable failure) throws Exception {
        session.close(CloseStatus.SERVER_ERROR);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Open own = open.remove(session.getId());
        if (own != null) {
            sockets.remove(own.socket());
        }
    }
}
