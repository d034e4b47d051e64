package io.onbehalf.gateway.sockets;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.ChannelTopic;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.json.JsonMapper;

/// The open sockets of this gateway, by what they are subscribed to. A channel has at most one on a gateway:
/// the next takes its place.
public final class Sockets {

    private static final CloseStatus REPLACED =
            new CloseStatus(1000, "replaced: the channel connected again");
    private static final CloseStatus ENDED = new CloseStatus(1000, "ended: the channel is gone");
    private static final CloseStatus GOING_AWAY =
            new CloseStatus(CloseStatus.GOING_AWAY.getCode(), "the gateway stops: connect again");

    /// Changes take this lock; events are told without it.
    private final Object changes = new Object();

    private final Map<ChannelId, ChannelSocket> open = new ConcurrentHashMap<>();
    private final Map<ChannelTopic, Set<ChannelSocket>> subscribed = new ConcurrentHashMap<>();
    private final Map<ChannelSocket, Set<ChannelTopic>> topics = new HashMap<>();
    private final JsonMapper json;
    private final Counter eventsSent;

    public Sockets(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        eventsSent = OnbehalfMeter.CHANNEL_EVENTS.counter(meters);
        OnbehalfMeter.CHANNEL_SOCKETS.gauge(meters, open::size);
    }

    void add(ChannelSocket socket) {
        synchronized (changes) {
            ChannelSocket before = open.get(socket.channel().id());
            if (before != null && before.isNewerThan(socket)) {
                finish(socket, "replaced", REPLACED);
                return;
            }
            if (before != null) {
                subscribe(before, Set.of());
                finish(before, "replaced", REPLACED);
            }
            open.put(socket.channel().id(), socket);
            subscribe(socket, socket.channel().subscriptions());
        }
    }

    void remove(ChannelSocket socket) {
        synchronized (changes) {
            open.remove(socket.channel().id(), socket);
            subscribe(socket, Set.of());
        }
        socket.stop();
    }

    /// A channel has other topics now.
    public void update(Channel channel) {
        synchronized (changes) {
            ChannelSocket socket = open.get(channel.id());
            if (socket != null) {
                socket.update(channel);
                subscribe(socket, channel.subscriptions());
            }
        }
    }

    /// A channel is gone.
    public void end(ChannelId channel) {
        synchronized (changes) {
            ChannelSocket socket = open.remove(channel);
            if (socket != null) {
                subscribe(socket, Set.of());
                finish(socket, "the channel is gone", ENDED);
            }
        }
    }

    private void subscribe(ChannelSocket socket, Set<ChannelTopic> after) {
        Set<ChannelTopic> before = topics.getOrDefault(socket, Set.of());
        before.stream()
                .filter(topic -> !after.contains(topic))
                .forEach(topic ->
                        subscribed.computeIfPresent(
                                topic,
                                (_, sockets) -> {
                                    sockets.remove(socket);
                                    return sockets.isEmpty() ? null : sockets;
                                }));
        after.forEach(
                topic -> subscribed.computeIfAbsent(topic, _ -> ConcurrentHashMap.newKeySet()).add(socket));
        if (after.isEmpty()) {
            topics.remove(socket);
        } else {
            topics.put(socket, new HashSet<>(after));
        }
    }

    /// True if a socket of this gateway is subscribed to a topic.
    public boolean isSubscribed(ChannelTopic topic) {
        return subscribed.containsKey(topic);
    }

    /// Tells everybody who is subscribed to a topic and may be told. A frame that several get is written as
    /// text once.
    ///
    /// @param subject what has changed; its newest state counts
    /// @param frames what a channel is told; empty for one that may not be told
    public void tell(ChannelTopic topic, String subject, Function<Channel, Optional<Frame>> frames) {
        Set<ChannelSocket> sockets = subscribed.getOrDefault(topic, Set.of());
        if (sockets.isEmpty()) {
            return;
        }
        IdentityHashMap<Frame, String> texts = new IdentityHashMap<>();
        for (ChannelSocket socket : sockets) {
            frames.apply(socket.channel())
                    .ifPresent(frame -> {
                        socket.send(
                                frame.topicName() + " " + subject,
                                texts.computeIfAbsent(frame, json::writeValueAsString));
                        eventsSent.increment();
                    });
        }
    }

    /// Answers one client.
    void answer(ChannelSocket socket, String subject, Object frame) {
        socket.send(subject, json.writeValueAsString(frame));
    }

    /// Sends the heartbeat of those sockets whose turn it is, and ends those whose channel has expired.
    ///
    /// @param turn of `turns`: each socket has the same one every time, so that they spread
    void beat(int turn, int turns, Instant now) {
        String heartbeat = json.writeValueAsString(Frame.heartbeat());
        for (ChannelSocket socket : List.copyOf(open.values())) {
            if (socket.channel().isExpired(now)) {
                end(socket.channel().id());
            } else if (Math.floorMod(socket.channel().id().hashCode(), turns) == turn) {
                socket.send("heartbeat", heartbeat);
            }
        }
    }

    /// Tells every client to connect again, and closes their sockets.
    void closeAll() {
        open.values().forEach(socket -> finish(socket, "the gateway stops", GOING_AWAY));
    }

    private void finish(ChannelSocket socket, String reason, CloseStatus status) {
        socket.finish(json.writeValueAsString(Frame.closing(reason)), status);
    }
}
