package io.onbehalf.gateway.sockets;

import com.github.benmanes.caffeine.cache.Ticker;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.Channels;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.ErrorWriter;
import io.onbehalf.kit.web.errors.StatusErrors;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
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
    private final UnknownChannels unknown = new UnknownChannels(Ticker.systemTicker());
    private final Channels channels;
    private final TraceContext trace;

    ChannelHandshake(Channels channels, TraceContext trace) {
        this.channels = channels;
        this.trace = trace;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        if (!HttpMethod.GET.equals(request.getMethod())) {
            response.getHeaders().setAllow(Set.of(HttpMethod.GET));
            refuse(response, StatusErrors.of(405));
            return false;
        }
        if (!isUpgrade(request.getHeaders())) {
            refuse(
                    response,
                    StatusErrors.of(400, "This path is a WebSocket; the call must be its handshake"));
            return false;
        }
        String path = request.getURI().getPath();
        var id = new ChannelId(path.substring(path.lastIndexOf('/') + 1));
        try {
            if (!isThere(id)) {
                refuse(response, ApiException.authenticationRequired());
                return false;
            }
        } catch (ApiException e) {
            refuse(response, e);
            return false;
        }
        attributes.put(CHANNEL, id);
        attributes.put(NUMBER, handshakes.incrementAndGet());
        return true;
    }

    /// What Spring refuses without our error body (RFC 6455, 4.2.1).
    private static boolean isUpgrade(HttpHeaders headers) {
        return "websocket".equalsIgnoreCase(headers.getUpgrade())
                && headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)
                && headers.containsHeader("Sec-WebSocket-Key");
    }

    /// With every change that was made at whichever gateway before the handshake: what a client is subscribed
    /// to counts from the first moment of its socket.
    private boolean isThere(ChannelId id) {
        if (!id.isWellFormed()) {
            return false;
        }
        if (channels.isRead(id)) {
            return channels.current(id).isPresent();
        }
        if (!unknown.begin()) {
            throw ApiException.unavailable("Too many sockets are opened for channels that are not known", 1);
        }
        try {
            return channels.current(id).isPresent();
        } finally {
            unknown.end();
        }
    }

    private void refuse(ServerHttpResponse response, ApiException refusal) throws IOException {
        if (response instanceof ServletServerHttpResponse servlet) {
            ErrorWriter.write(servlet.getServletResponse(), refusal, trace.contextId());
        }
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
