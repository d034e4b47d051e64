package io.onbehalf.gateway.channels;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A notification channel: it tells one user of what it is subscribed to, on a WebSocket of any gateway.
///
/// @param version counts its changes: of two changes of the same version the first counts
/// @param supervisorUntil until when the user may see every conversation of the organization: until the last
///   token that they used with the channel expires; empty if it doesn't permit that
/// @param topics the names that it is subscribed to, as the client wrote them
public record Channel(
        ChannelId id,
        OrganizationId organizationId,
        UserId userId,
        long version,
        Optional<Instant> supervisorUntil,
        List<String> topics,
        Instant createdAt,
        Instant expiresAt) {

    /// How long a channel lives; the original's.
    static final Duration LIFE = Duration.ofHours(24);

    public Channel {
        topics = List.copyOf(topics);
    }

    static Channel of(
            OrganizationId organization, UserId user, Optional<Instant> supervisorUntil, Instant now) {
        return new Channel(
                ChannelId.random(), organization, user, 1, supervisorUntil, List.of(), now, now.plus(LIFE));
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

    /// True if this takes the place of what was known: it is a later version, or of a gateway that counts
    /// none.
    public boolean replaces(Channel known) {
        return version == 0 || version > known.version;
    }

    /// True if another version says the same.
    boolean isLike(Channel other) {
        return topics.equals(other.topics) && supervisorUntil.equals(other.supervisorUntil);
    }

    boolean isOf(OrganizationId organization, UserId user) {
        return organizationId.equals(organization) && userId.equals(user);
    }

    boolean isSupervisor(Instant now) {
        return supervisorUntil.filter(now::isBefore).isPresent();
    }

    Channel withSupervisorUntil(Optional<Instant> until) {
        return new Channel(id, organizationId, userId, version + 1, until, topics, createdAt, expiresAt);
    }

    Channel withTopics(List<String> names) {
        return new Channel(
                id, organizationId, userId, version + 1, supervisorUntil, names, createdAt, expiresAt);
    }
}
