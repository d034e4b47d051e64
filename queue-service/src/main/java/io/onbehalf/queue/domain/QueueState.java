package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.OrganizationUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueCreated;
import io.onbehalf.queue.domain.QueueEvent.QueueDeleted;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberAdded;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberRemoved;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.QueueEvent.QueueUpdated;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The part of an organization that one request concerns: a queue, the users and the name in the request.
///
/// @param nameHolder the queue that has the requested name
/// @param members those of the queue's members that the request concerns; all of them when it deletes the
///   queue
/// @param organization empty before its first update
public record QueueState(
        Optional<Queue> queue,
        Optional<QueueId> nameHolder,
        Map<UserId, QueueMemberSnapshot> members,
        Optional<OrganizationSnapshot> organization) {

    public static final QueueState INITIAL =
            new QueueState(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public QueueState withQueue(Optional<Queue> changed) {
        return new QueueState(changed, nameHolder, members, organization);
    }

    public QueueState withNameHolder(Optional<QueueId> holder) {
        return new QueueState(queue, holder, members, organization);
    }

    public QueueState withMembers(Map<UserId, QueueMemberSnapshot> changed) {
        return new QueueState(queue, nameHolder, changed, organization);
    }

    public QueueState withOrganization(Optional<OrganizationSnapshot> changed) {
        return new QueueState(queue, nameHolder, members, changed);
    }

    /// The state after an event. Total: it never fails, because an event has already happened.
    public static QueueState evolve(QueueState state, QueueEvent event) {
        return switch (event) {
            case QueueCreated created -> state.withNamed(Queue.of(created));
            case QueueUpdated updated ->
                    state.queue.map(queue -> state.withNamed(queue.with(updated))).orElse(state);
            case QueueDeleted _ -> INITIAL.withOrganization(state.organization);
            case QueueMemberAdded(var organization, var queue, var user) ->
                    state.withMember(new QueueMemberSnapshot(organization, queue, user, true));
            case QueueMemberUpdated(var organization, var queue, var user, var joined) ->
                    state.withMember(new QueueMemberSnapshot(organization, queue, user, joined));
            case QueueMemberRemoved(_, var user) -> state.withMembership(user, Optional.empty());
            case OrganizationUpdated(var organization) -> state.withOrganization(Optional.of(organization));
            case QueueRequestRefused _ -> state;
        };
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
