package io.onbehalf.gateway.channels;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A notification channel: it tells one user of what it is subscribed to, on a WebSocket of any gateway.
///
/// @param supervisor whether the user may see every conversation of the organization, as their last token
///   said
/// @param topics the names that it is subscribed to, as the client wrote them
public record Channel(
        ChannelId id,
        OrganizationId organizationId,
        UserId userId,
        boolean supervisor,
        List<String> topics,
        Instant createdAt,
        Instant expiresAt) {

    /// How long a channel lives; the original's.
    static final Duration LIFE = Duration.ofHours(24);

    public Channel {
        topics = List.copyOf(topics);
    }

    static Channel of(OrganizationId organization, UserId user, boolean supervisor, Instant now) {
        return new Channel(
                ChannelId.random(), organization, user, supervisor, List.of(), now, now.plus(LIFE));
    }

    /// What it is told of.
    public Set<ChannelTopic> subscriptions() {
        return topics.stream()
                .flatMap(name -> ChannelTopic.parse(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isOf(OrganizationId organization, UserId user) {
        return organizationId.equals(organization) && userId.equals(user);
    }

    /// With the right of the token that was used last.
    Channel withSupervisor(boolean now) {
        return new Channel(id, organizationId, userId, now, topics, createdAt, expiresAt);
    }

    Channel withTopics(List<String> names) {
        return new Channel(id, organizationId, userId, supervisor, names, createdAt, expiresAt);
    }
}
