package io.onbehalf.gateway.sockets;

import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.Channels;
import io.onbehalf.kit.web.ApiException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Lets a socket be opened for a channel that lives; the id in the path is the only proof that it takes.
final class ChannelHandshake implements HandshakeInterceptor {

    /// The attribute of the session that holds the [ChannelId].
    static final String CHANNEL = "channel";

    /// The attribute that numbers the handshakes of this gateway: a client's next handshake comes after its
    /// last one, while the sockets of both may open in any order.
    static final String NUMBER = "number";

    private final AtomicLong handshakes = new AtomicLong();
    private final Channels channels;

    ChannelHandshake(Channels channels) {
        this.channels = channels;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        String path = request.getURI().getPath();
        var id = new ChannelId(path.substring(path.lastIndexOf('/') + 1));
        try {
            if (!id.isWellFormed() || channels.find(id).isEmpty()) {
                response.setStatusCode(HttpStatusCode.valueOf(401));
                return false;
            }
        } catch (ApiException e) {
            e.retryAfterSeconds()
                    .ifPresent(seconds ->
                            response.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
            response.setStatusCode(HttpStatusCode.valueOf(e.status()));
            return false;
        }
        attributes.put(CHANNEL, id);
        attributes.put(NUMBER, handshakes.incrementAndGet());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {
        // The session's handler goes on.
    }
}
