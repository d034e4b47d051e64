package io.onbehalf.gateway.notifications;

import io.onbehalf.gateway.channels.Channel;
import java.time.Instant;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// A channel in the public API's shape.
///
/// @param connectUri of its WebSocket, at the address by which the caller reached us
record ChannelBody(String connectUri, String id, Instant expires) {

    static ChannelBody of(Channel channel) {
        ServletUriComponentsBuilder uri = ServletUriComponentsBuilder.fromCurrentContextPath();
        String scheme = "https".equals(uri.build().getScheme()) ? "wss" : "ws";
        return new ChannelBody(
                uri.scheme(scheme).path("/channels/" + channel.id().value()).toUriString(),
                channel.id().value(),
                channel.expiresAt());
    }
}
