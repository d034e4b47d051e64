package io.onbehalf.queue.domain.user;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/// A user, as far as this service knows them.
///
/// @param profile empty for a user of whom only a routing status or a load was reported
/// @param conversations the number of conversations that the user holds
/// @param preferences the defaults in a row that was written before there were any
public record User(
        OrganizationId organizationId,
        UserId userId,
        Optional<UserProfile> profile,
        RoutingStatus routingStatus,
        Instant routingStatusSince,
        int conversations,
        UserPreferences preferences) {

    public User {
        preferences = requireNonNullElse(preferences, UserPreferences.DEFAULT);
    }

    /// A user of whom nothing is known: off queue, without a name and without conversations.
    public static User unknown(OrganizationId organization, UserId user, Instant since) {
        return new User(
                organization,
                user,
                Optional.empty(),
                RoutingStatus.OFF_QUEUE,
                since,
                0,
                UserPreferences.DEFAULT);
    }

    /// The published part; empty for a user who is not in the directory.
    public Optional<UserSnapshot> snapshot() {
        return profile.map(
                entry -> new UserSnapshot(organizationId, userId, entry, routingStatus, routingStatusSince));
    }

    /// The status of the user once they are on queue.
    public RoutingStatus statusOnQueue() {
        return conversations > 0 ? RoutingStatus.INTERACTING : RoutingStatus.IDLE;
    }

    public User withProfile(UserProfile changed) {
        return new User(
                organizationId,
                userId,
                Optional.of(changed),
                routingStatus,
                routingStatusSince,
                conversations,
                preferences);
    }

    public User withStatus(RoutingStatus status, Instant since) {
        return new User(organizationId, userId, profile, status, since, conversations, preferences);
    }

    public User withConversations(int count) {
        return new User(
                organizationId, userId, profile, routingStatus, routingStatusSince, count, preferences);
    }

    public User withPreferences(UserPreferences changed) {
        return new User(
                organizationId, userId, profile, routingStatus, routingStatusSince, conversations, changed);
    }
}
