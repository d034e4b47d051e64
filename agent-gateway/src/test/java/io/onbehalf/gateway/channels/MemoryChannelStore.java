package io.onbehalf.gateway.channels;

import static java.util.Comparator.comparing;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Channels in memory, for tests without Kafka.
public final class MemoryChannelStore implements ChannelStore {

    private final Map<ChannelId, Channel> channels = new ConcurrentHashMap<>();
    private final Consumer<Channel> onSave;
    private final Consumer<ChannelId> onRemove;

    public MemoryChannelStore(Consumer<Channel> onSave, Consumer<ChannelId> onRemove) {
        this.onSave = onSave;
        this.onRemove = onRemove;
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }

    @Override
    public boolean isRead(ChannelId id) {
        return channels.containsKey(id);
    }

    @Override
    public Optional<Channel> current(ChannelId id) {
        return find(id);
    }

    @Override
    public List<Channel> of(OrganizationId organization, UserId user) {
        return channels.values().stream()
                .filter(channel -> channel.isOf(organization, user))
                .sorted(comparing(Channel::createdAt))
                .toList();
    }

    @Override
    public boolean save(Channel channel) {
        Channel now =
                channels.merge(
                        channel.id(), channel, (before, after) -> after.replaces(before) ? after : before);
        onSave.accept(now);
        return now.equals(channel);
    }

    @Override
    public void remove(ChannelId id) {
        channels.remove(id);
        onRemove.accept(id);
    }
}
