package io.onbehalf.gateway.feeds;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.ChannelStore;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The channels, on `gateway.channels`.
final class KafkaChannelStore implements ChannelStore {

    private final ChannelReplica replica;
    private final OwnTopic topic;

    KafkaChannelStore(ChannelReplica replica, OwnTopic topic) {
        this.replica = replica;
        this.topic = topic;
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        topic.requireLive();
        Optional<Channel> known = replica.find(id);
        return known.isPresent() ? known : current(id);
    }

    @Override
    public boolean isRead(ChannelId id) {
        topic.requireLive();
        return replica.find(id).isPresent();
    }

    @Override
    public Optional<Channel> current(ChannelId id) {
        topic.awaitCurrent();
        return replica.find(id);
    }

    @Override
    public List<Channel> of(OrganizationId organization, UserId user) {
        topic.awaitCurrent();
        return replica.of(organization, user);
    }

    @Override
    public boolean save(Channel channel) {
        topic.write(channel.id().value(), ChannelReplica.record(channel));
        return replica.find(channel.id()).filter(channel::equals).isPresent();
    }

    @Override
    public void remove(ChannelId id) {
        topic.write(id.value(), null);
    }

    /// Forgets the channels that have expired; each gateway does it, which does no harm.
    void removeExpired(Instant now) {
        replica.all().stream()
                .filter(channel -> channel.isExpired(now))
                .forEach(channel -> topic.forget(channel.id().value()));
    }
}
