package io.onbehalf.gateway.feeds;

import static java.util.Comparator.comparing;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.sockets.Sockets;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.gateway.NotificationChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All channels, as this gateway has read them; its sockets follow them.
final class ChannelReplica {

    private final Map<ChannelId, Channel> channels = new ConcurrentHashMap<>();
    private final Sockets sockets;

    ChannelReplica(Sockets sockets, MeterRegistry meters) {
        this.sockets = sockets;
        OnbehalfMeter.CHANNELS.gauge(meters, channels::size);
    }

    /// Of two changes of the same version every gateway goes by the first, as all read them in one order.
    ///
    /// @param record null once the channel is gone
    void apply(String key, @Nullable NotificationChannel record) {
        ChannelId id = new ChannelId(key);
        if (record == null) {
            channels.remove(id);
            sockets.end(id);
        } else {
            Channel channel = channel(record);
            Channel known = channels.get(id);
            if (known == null || channel.replaces(known)) {
                channels.put(id, channel);
                sockets.update(channel);
            }
        }
    }

    Optional<Channel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }

    List<Channel> of(OrganizationId organization, UserId user) {
        return all().stream()
                .filter(channel ->
                        channel.organizationId().equals(organization) && channel.userId().equals(user))
                .sorted(comparing(Channel::createdAt))
                .toList();
    }

    List<Channel> all() {
        return List.copyOf(channels.values());
    }

    private static Channel channel(NotificationChannel record) {
        return new Channel(
                new ChannelId(record.getChannelId()),
                new OrganizationId(record.getOrganizationId()),
                new UserId(record.getUserId()),
                record.getVersion(),
                supervisorUntil(record),
                record.getTopics(),
                record.getCreatedAt(),
                record.getExpiresAt());
    }

    private static Optional<Instant> supervisorUntil(NotificationChannel record) {
        return record.getSupervisor()
                ? Optional.ofNullable(record.getSupervisorUntil())
                        .or(() -> Optional.of(record.getExpiresAt()))
                : Optional.empty();
    }

    static NotificationChannel record(Channel channel) {
        return NotificationChannel.newBuilder()
                .setOrganizationId(channel.organizationId().value())
                .setChannelId(channel.id().value())
                .setUserId(channel.userId().value())
                .setSupervisor(channel.supervisorUntil().isPresent())
                .setSupervisorUntil(channel.supervisorUntil().orElse(null))
                .setVersion(channel.version())
                .setTopics(channel.topics())
                .setCreatedAt(channel.createdAt())
                .setExpiresAt(channel.expiresAt())
                .build();
    }
}
