package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// As much of an organization as a request is about: one queue, the users it names, the name it wants.
///
/// @param queue null when there is no such queue
/// @param nameHolder the queue that has the name asked for, if any
/// @param members those of the queue's members that the request is about; all when it is to be deleted
/// @param organization null when nobody described it yet
public record QueueState(
        @Nullable Queue queue,
        @Nullable QueueId nameHolder,
        Map<UserId, QueueMemberSnapshot> members,
        @Nullable OrganizationSnapshot organization) {

    public static final QueueState EMPTY = new QueueState(null, null, Map.of(), null);

    /// The state after an event. Total: it never fails, because an event has already happened.
    public static QueueState evolve(QueueState state, QueueEvent event) {
        return switch (event) {
            case QueueEvent.QueueCreated created -> state.with(newQueue(created), created.queueId());
            case QueueEvent.QueueUpdated updated -> state.updated(updated);
            case QueueEvent.QueueDeleted _ -> new QueueState(null, null, Map.of(), state.organization);
            case QueueEvent.QueueMemberAdded(var organization, var queue, var user) ->
                    state.withMember(new QueueMemberSnapshot(organization, queue, user, true));
            case QueueEvent.QueueMemberUpdated(var organization, var queue, var user, var joined) ->
                    state.withMember(new QueueMemberSnapshot(organization, queue, user, joined));
            case QueueEvent.QueueMemberRemoved(_, var user) -> state.withoutMember(user);
            case QueueEvent.OrganizationUpdated updated ->
                    new QueueState(state.queue, state.nameHolder, state.members, updated.snapshot());
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
        return queue == null
                ? this
                : with(queue.with(event.settings(), event.occurredAt(), event.modifiedBy()), event.queueId());
    }

    private QueueState with(Queue changed, @Nullable QueueId holder) {
        return new QueueState(changed, holder, members, organization);
    }

    private QueueState withMember(QueueMemberSnapshot member) {
        Map<UserId, QueueMemberSnapshot> after = new HashMap<>(members);
        return counted(after, after.put(member.userId(), member), member);
    }

    private QueueState withoutMember(UserId user) {
        Map<UserId, QueueMemberSnapshot> after = new HashMap<>(members);
        return counted(after, after.remove(user), null);
    }

    private QueueState counted(
            Map<UserId, QueueMemberSnapshot> after,
            @Nullable QueueMemberSnapshot was,
            @Nullable QueueMemberSnapshot is) {
        Queue counted =
                queue == null ? null : queue.withMembers(one(is) - one(was), joined(is) - joined(was));
        return new QueueState(counted, nameHolder, after, organization);
    }

    private static int one(@Nullable QueueMemberSnapshot member) {
        return member == null ? 0 : 1;
    }

    private static int joined(@Nullable QueueMemberSnapshot member) {
        return member != null && member.joined() ? 1 : 0;
    }
}
