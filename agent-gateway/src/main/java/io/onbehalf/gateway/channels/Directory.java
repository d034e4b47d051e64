package io.onbehalf.gateway.channels;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the gateway knows of users, queues and their members: copies of queue-service's topics.
public final class Directory {

    private final Map<QueueId, Set<UserId>> members = new ConcurrentHashMap<>();
    private final Map<QueueId, OrganizationId> queues = new ConcurrentHashMap<>();
    private final Map<String, Boolean> users = new ConcurrentHashMap<>();

    public void putMember(QueueId queue, UserId user, boolean member) {
        members.compute(
                queue,
                (_, before) -> {
                    Set<UserId> after = before == null ? ConcurrentHashMap.newKeySet() : before;
                    if (member) {
                        after.add(user);
                    } else {
                        after.remove(user);
                    }
                    return after.isEmpty() ? null : after;
                });
    }

    /// Keeps whose a queue is.
    ///
    /// @param organization null once the queue is deleted
    public void putQueue(QueueId queue, @Nullable OrganizationId organization) {
        if (organization == null) {
            queues.remove(queue);
        } else {
            queues.put(queue, organization);
        }
    }

    /// Keeps whether a user may work.
    ///
    /// @param key of the user in their organization ([UserId#key])
    /// @param active false for one who may not work; null once they are forgotten
    public void putUser(String key, @Nullable Boolean active) {
        if (active == null) {
            users.remove(key);
        } else {
            users.put(key, active);
        }
    }

    boolean isMember(QueueId queue, UserId user) {
        return members.getOrDefault(queue, Set.of()).contains(user);
    }

    boolean isOf(OrganizationId organization, QueueId queue) {
        return organization.equals(queues.get(queue));
    }

    boolean isKnown(OrganizationId organization, UserId user) {
        return users.containsKey(user.key(organization));
    }

    /// True if a user was deactivated; one who is not in the directory was not.
    boolean isInactive(OrganizationId organization, UserId user) {
        return Boolean.FALSE.equals(users.get(user.key(organization)));
    }
}
