package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.UserPreferences;
import io.onbehalf.queue.domain.user.UserProfile;
import java.time.Instant;
import java.util.Optional;

/// The events of an organization, its queues, their members and its users; the names are the Avro records'.
public sealed interface QueueEvent
        permits QueueEvent.QueueChanged,
                QueueEvent.MemberChanged,
                QueueEvent.OrganizationUpdated,
                QueueEvent.UserChanged,
                QueueEvent.QueueRequestRefused,
                ResponseEvent {

    /// A queue was created, changed or deleted.
    sealed interface QueueChanged extends QueueEvent {

        QueueId queueId();
    }

    /// A membership began, changed or ended.
    sealed interface MemberChanged extends QueueEvent {

        QueueId queueId();

        UserId userId();
    }

    /// A user's entry, routing status or load changed.
    sealed interface UserChanged extends QueueEvent {

        UserId userId();
    }

    record QueueCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            QueueId queueId,
            QueueSettings settings,
            UserId createdBy)
            implements QueueChanged {}

    record QueueUpdated(Instant occurredAt, QueueId queueId, QueueSettings settings, UserId modifiedBy)
            implements QueueChanged {}

    /// Follows the end of each of the queue's memberships, which is an event of its own.
    ///
    /// @param successorId the queue that has its number now, or the last number that it had; empty if none
    ///   has
    /// @param successorName empty if there is no successor
    record QueueDeleted(
            QueueId queueId, UserId deletedBy, Optional<QueueId> successorId, Optional<String> successorName)
            implements QueueChanged {}

    record QueueMemberAdded(OrganizationId organizationId, QueueId queueId, UserId userId)
            implements MemberChanged {}

    record QueueMemberRemoved(QueueId queueId, UserId userId) implements MemberChanged {}

    record QueueMemberUpdated(OrganizationId organizationId, QueueId queueId, UserId userId, boolean joined)
            implements MemberChanged {}

    /// An organization's name, default country, capacity or settings changed.
    ///
    /// @param before the settings that it had, the defaults before its first update
    record OrganizationUpdated(
            OrganizationSnapshot organization, OrganizationSnapshot before, UserId modifiedBy)
            implements QueueEvent {}

    record UserCreated(
            OrganizationId organizationId,
            Instant occurredAt,
            UserId userId,
            String name,
            Optional<String> email,
            UserId createdBy)
            implements UserChanged {}

    record UserUpdated(UserId userId, UserProfile profile, UserId modifiedBy) implements UserChanged {}

    /// A user's routing status changed.
    ///
    /// @param changedBy empty where a conversation changed it
    record UserRoutingStatusChanged(
            OrganizationId organizationId,
            Instant occurredAt,
            UserId userId,
            RoutingStatus routingStatus,
            RoutingStatus before,
            Optional<UserId> changedBy)
            implements UserChanged {}

    record UserPreferencesUpdated(
            OrganizationId organizationId, Instant occurredAt, UserId userId, UserPreferences preferences)
            implements UserChanged {}

    record AgentLoadChanged(
            OrganizationId organizationId, Instant occurredAt, UserId userId, int conversations)
            implements UserChanged {}

    /// A request was refused; nothing changed.
    ///
    /// @param queueId the queue that it was about, if any
    /// @param userId the user that it was about, if it was about no queue
    record QueueRequestRefused(Optional<QueueId> queueId, Optional<UserId> userId, Refusal refusal)
            implements QueueEvent {

        QueueRequestRefused(QueueId queue, Refusal refusal) {
            this(Optional.of(queue), Optional.empty(), refusal);
        }

        QueueRequestRefused(UserId user, Refusal refusal) {
            this(Optional.empty(), Optional.of(user), refusal);
        }

        QueueRequestRefused(Refusal refusal) {
            this(Optional.empty(), Optional.empty(), refusal);
        }
    }
}
