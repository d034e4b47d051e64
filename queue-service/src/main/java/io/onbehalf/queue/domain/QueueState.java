package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.AgentLoadChanged;
import io.onbehalf.queue.domain.QueueEvent.OrganizationUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueCreated;
import io.onbehalf.queue.domain.QueueEvent.QueueDeleted;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberAdded;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberRemoved;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.QueueEvent.QueueUpdated;
import io.onbehalf.queue.domain.QueueEvent.UserChanged;
import io.onbehalf.queue.domain.QueueEvent.UserCreated;
import io.onbehalf.queue.domain.QueueEvent.UserPreferencesUpdated;
import io.onbehalf.queue.domain.QueueEvent.UserRoutingStatusChanged;
import io.onbehalf.queue.domain.QueueEvent.UserUpdated;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.responses.ResponseState;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserProfile;
import io.onbehalf.queue.domain.user.UserState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The part of an organization that one request concerns: a queue, the users and the name in the request.
///
/// @param nameHolder the queue that has the requested name
/// @param members those of the queue's members that the request concerns; all of them when it deletes the
///   queue
/// @param organization empty before its first update
/// @param user the user whom a request about a user concerns; empty for one of whom nothing is known
/// @param userQueues the queues of which a request about the user needs their membership
/// @param successor the queue that has the number of the one which the request deletes, or the last number
///   that it had
/// @param responses the canned responses and libraries that a request concerns
public record QueueState(
        Optional<Queue> queue,
        Optional<QueueId> nameHolder,
        Map<UserId, QueueMemberSnapshot> members,
        Optional<OrganizationSnapshot> organization,
        Optional<User> user,
        Map<QueueId, UserQueue> userQueues,
        Optional<Queue> successor,
        ResponseState responses) {

    public static final QueueState INITIAL =
            new QueueState(
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    ResponseState.INITIAL);

    public QueueState withQueue(Optional<Queue> changed) {
        return new QueueState(
                changed, nameHolder, members, organization, user, userQueues, successor, responses);
    }

    public QueueState withNameHolder(Optional<QueueId> holder) {
        return new QueueState(queue, holder, members, organization, user, userQueues, successor, responses);
    }

    public QueueState withMembers(Map<UserId, QueueMemberSnapshot> changed) {
        return new QueueState(
                queue, nameHolder, changed, organization, user, userQueues, successor, responses);
    }

    public QueueState withOrganization(Optional<OrganizationSnapshot> changed) {
        return new QueueState(queue, nameHolder, members, changed, user, userQueues, successor, responses);
    }

    public QueueState withUser(Optional<User> changed) {
        return new QueueState(
                queue, nameHolder, members, organization, changed, userQueues, successor, responses);
    }

    public QueueState withSuccessor(Optional<Queue> next) {
        return new QueueState(queue, nameHolder, members, organization, user, userQueues, next, responses);
    }

    public QueueState withUserQueues(Map<QueueId, UserQueue> changed) {
        return new QueueState(queue, nameHolder, members, organization, user, changed, successor, responses);
    }

    public QueueState withResponses(ResponseState changed) {
        return new QueueState(queue, nameHolder, members, organization, user, userQueues, successor, changed);
    }

    /// The state after an event. Total: it never fails, because an event has already happened.
    public static QueueState evolve(QueueState state, QueueEvent event) {
        return switch (event) {
            case QueueCreated created -> state.withNamed(Queue.of(created));
            case QueueUpdated updated ->
                    state.queue.map(queue -> state.withNamed(queue.with(updated))).orElse(state);
            case QueueDeleted _ ->
                    INITIAL.withOrganization(state.organization)
                            .withUser(state.user)
                            .withResponses(state.responses);
            case QueueMemberAdded(var organization, var queue, var user) ->
                    state.withMember(new QueueMemberSnapshot(organization, queue, user, true));
            case QueueMemberUpdated updated -> state.with(updated);
            case QueueMemberRemoved(_, var user) -> state.withMembership(user, Optional.empty());
            case OrganizationUpdated(var organization, _, _) ->
                    state.withOrganization(Optional.of(organization));
            case UserChanged changed -> state.with(changed);
            case ResponseEvent changed ->
                    state.withResponses(ResponseDecider.evolve(state.responses, changed));
            case QueueRequestRefused _ -> state;
        };
    }

    private QueueState with(UserChanged event) {
        return switch (event) {
            case UserCreated(var organization, var at, var id, var name, var email, _) ->
                    withUser(
                            known(organization, id, at)
                                    .withProfile(new UserProfile(name, email, UserState.ACTIVE)));
            case UserUpdated(_, var profile, _) -> withUser(user.map(known -> known.withProfile(profile)));
            case UserRoutingStatusChanged(var organization, var at, var id, var status, _, _) ->
                    withUser(known(organization, id, at).withStatus(status, at));
            case UserPreferencesUpdated(var organization, var at, var id, var preferences) ->
                    withUser(known(organization, id, at).withPreferences(preferences));
            case AgentLoadChanged(var organization, var at, var id, var count) ->
                    withUser(known(organization, id, at).withConversations(count));
        };
    }

    /// The user, also one of whom nothing was known.
    User known(OrganizationId organization, UserId id, Instant at) {
        return user.orElseGet(() -> User.unknown(organization, id, at));
    }

    private QueueState withUser(User changed) {
        return withUser(Optional.of(changed));
    }

    /// The state after a membership was switched, by the queue or by the user.
    private QueueState with(QueueMemberUpdated event) {
        UserQueue switched = userQueues.get(event.queueId());
        if (switched == null) {
            return withMember(
                    new QueueMemberSnapshot(
                            event.organizationId(), event.queueId(), event.userId(), event.joined()));
        }
        Map<QueueId, UserQueue> changed = new HashMap<>(userQueues);
        changed.put(event.queueId(), switched.withJoined(event.userId(), event.joined()));
        return withUserQueues(changed);
    }

    /// The state in which a queue holds the name of its settings.
    private QueueState withNamed(Queue changed) {
        return withQueue(Optional.of(changed)).withNameHolder(Optional.of(changed.queueId()));
    }

    private QueueState withMember(QueueMemberSnapshot member) {
        return withMembership(member.userId(), Optional.of(member));
    }

    /// @param after empty when the membership ends
    private QueueState withMembership(UserId user, Optional<QueueMemberSnapshot> after) {
        Map<UserId, QueueMemberSnapshot> changed = new HashMap<>(members);
        Optional<QueueMemberSnapshot> before = Optional.ofNullable(changed.remove(user));
        after.ifPresent(member -> changed.put(user, member));
        return withMembers(changed).withQueue(queue.map(each -> each.withMembership(before, after)));
    }
}
