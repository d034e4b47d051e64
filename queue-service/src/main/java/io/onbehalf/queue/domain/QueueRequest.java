package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.organization.OrganizationSettings;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.UserPreferences;
import io.onbehalf.queue.domain.user.UserState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The requests that change an organization, its queues, their members and its users; the names are the Avro
/// records'.
public sealed interface QueueRequest
        permits QueueRequest.QueueCreateRequested,
                QueueRequest.AboutQueue,
                QueueRequest.AboutOrganization,
                QueueRequest.AboutUser,
                ResponseRequest {

    /// A request about one queue, which must exist.
    sealed interface AboutQueue extends QueueRequest {
        QueueId queueId();
    }

    /// A request about one user, or a report about them.
    sealed interface AboutUser extends QueueRequest {
        UserId userId();
    }

    /// One that may be about a user who is not in the directory.
    sealed interface AboutAnyUser extends AboutUser {
        OrganizationId organizationId();

        Instant requestedAt();
    }

    record QueueCreateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            QueueId queueId,
            QueueSettings settings)
            implements QueueRequest {}

    record QueueUpdateRequested(
            Instant requestedAt, UserId requestedBy, QueueId queueId, QueueSettings settings)
            implements AboutQueue {}

    /// A request to delete a queue.
    ///
    /// @param force whether a queue with members or open conversations is deleted, too
    record QueueDeleteRequested(
            UserId requestedBy, QueueId queueId, boolean force, OpenConversations conversations)
            implements AboutQueue {}

    record QueueMembersAddRequested(QueueId queueId, List<UserId> userIds) implements AboutQueue {}

    /// A request to remove members.
    ///
    /// @param force whether a queue with open conversations may lose its last member
    record QueueMembersRemoveRequested(
            QueueId queueId, List<UserId> userIds, boolean force, OpenConversations conversations)
            implements AboutQueue {}

    record QueueMemberUpdateRequested(QueueId queueId, UserId userId, boolean joined) implements AboutQueue {}

    /// A request about the organization itself.
    sealed interface AboutOrganization extends QueueRequest {
        OrganizationId organizationId();

        UserId requestedBy();
    }

    /// A request to change the organization's name and default country.
    ///
    /// @param callLogging not read: it is one of the [OrganizationSettings]
    record OrganizationUpdateRequested(
            OrganizationId organizationId,
            UserId requestedBy,
            String name,
            String defaultCountryCode,
            boolean callLogging)
            implements AboutOrganization {

        public OrganizationUpdateRequested(
                OrganizationId organization, UserId requestedBy, String name, String country) {
            this(organization, requestedBy, name, country, false);
        }
    }

    /// A request to replace the organization's settings.
    record OrganizationSettingsUpdateRequested(
            OrganizationId organizationId, UserId requestedBy, OrganizationSettings settings)
            implements AboutOrganization {}

    record UtilizationUpdateRequested(OrganizationId organizationId, UserId requestedBy, int messageCapacity)
            implements AboutOrganization {}

    record UserCreateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            UserId userId,
            String name,
            Optional<String> email)
            implements AboutAnyUser {}

    /// A request to change a user's entry; an empty field stays as it is.
    record UserUpdateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            UserId userId,
            Optional<String> name,
            Optional<String> email,
            Optional<UserState> state)
            implements AboutUser {}

    /// A user called with a token that gives their name.
    record UserRecognized(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId userId,
            String name,
            Optional<String> email)
            implements AboutAnyUser {}

    /// A request to go on queue or off queue.
    ///
    /// @param routingStatus [RoutingStatus#IDLE] or [RoutingStatus#OFF_QUEUE]; the others follow from
    ///   conversations
    record UserRoutingStatusUpdateRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            UserId userId,
            RoutingStatus routingStatus)
            implements AboutAnyUser {

        public UserRoutingStatusUpdateRequested {
            if (routingStatus != RoutingStatus.IDLE && routingStatus != RoutingStatus.OFF_QUEUE) {
                throw new IllegalArgumentException(
                        "user %s: %s cannot be requested".formatted(userId.value(), routingStatus));
            }
        }
    }

    /// A user's request to replace their preferences.
    record UserPreferencesUpdateRequested(
            OrganizationId organizationId, Instant requestedAt, UserId userId, UserPreferences preferences)
            implements AboutAnyUser {}

    /// A request to switch a user's memberships on or off, all or none.
    record UserQueuesUpdateRequested(UserId userId, List<UserQueueUpdate> queues) implements AboutUser {}

    /// An agent did not answer an alert.
    record AlertNotAnswered(
            OrganizationId organizationId, Instant requestedAt, UserId userId, ConversationId conversationId)
            implements AboutAnyUser {}

    /// An agent holds this number of conversations now.
    record AgentLoadReported(
            OrganizationId organizationId, Instant requestedAt, UserId userId, int conversations)
            implements AboutAnyUser {}
}
