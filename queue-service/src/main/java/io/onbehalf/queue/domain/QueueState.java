package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// As much of an organization as a request is about: one queue, the users it names, the name it wants.
///
/// @param nameHolder the queue that has the requested name
/// @param members those of the queue's members that the request is about; all when it is to be deleted
/// @param organization empty while nobody has described it
public record QueueState(
        Optional<Queue> queue,
        Optional<QueueId> nameHolder,
        Map<UserId, QueueMemberSnapshot> members,
        Optional<OrganizationSnapshot> organization) {

    public static final QueueState EMPTY =
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
            case QueueEvent.QueueCreated created -> state.with(newQueue(created), created.queueId());
            case QueueEvent.QueueUpdated updated -> state.updated(updated);
            case QueueEvent.QueueDeleted _ -> EMPTY.withOrganization(state.organization);
            case QueueEvent.QueueMemberAdded(var organization, var queue, var user) ->
                    state.withMember(new QueueMemberSnapshot(organization, queue, user, true));
            case QueueEvent.QueueMemberUpdated(var organization, var queue, var user, var joined) ->
                    state.withMember(new QueueMemberSnapshot(organization, queue, user, joined));
            case QueueEvent.QueueMemberRemoved(_, var user) -> state.withoutMember(user);
            case QueueEvent.OrganizationUpdated updated ->
                    state.withOrganization(Optional.of(updated.snapshot()));
            case QueueEvent.QueueRequestRefused _ -> state;
        };
    }

    private static Queue newQueue(QueueEvent.QueueCreated created) {
        return new Queue(
                created.organizationId(),
                created.queueId(),
                created.settings(),
                0,
                0,
                created.occurredAt(),
                created.createdBy(),
                created.occurredAt(),
                created.createdBy());
    }

    private QueueState updated(QueueEvent.QueueUpdated event) {
        return queue.map(before -> before.with(event.settings(), event.occurredAt(), event.modifiedBy()))
                .map(after -> with(after, event.queueId()))
                .orElse(this);
    }

    private QueueState with(Queue changed, QueueId holder) {
        return withQueue(Optional.of(changed)).withNameHolder(Optional.of(holder));
    }

    private QueueState withMember(QueueMemberSnapshot member) {
        Map<UserId, QueueMemberSnapshot> after = new HashMap<>(members);
        after.put(member.userId(), member);
        return counted(after, member.userId());
    }

    private QueueState withoutMember(UserId user) {
        Map<UserId, QueueMemberSnapshot> after = new HashMap<>(members);
        after.remove(user);
        return counted(after, user);
    }

    private QueueState counted(Map<UserId, QueueMemberSnapshot> after, UserId changed) {
        int more = count(after, changed, false) - count(members, changed, false);
        int moreJoined = count(after, changed, true) - count(members, changed, true);
        return withMembers(after).withQueue(queue.map(before -> before.withMembers(more, moreJoined)));
    }

    private static int count(
            Map<UserId, QueueMemberSnapshot> members, UserId user, boolean onlyJoined) {
        QueueMemberSnapshot member = members.get(user);
        return member != null && (member.joined() || !onlyJoined) ? 1 : 0;
    }
}
