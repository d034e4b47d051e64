package io.onbehalf.queue.topology;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.queue.domain.OrganizationSnapshot;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One organization's rows in the store: which there are, and what they are called.
///
/// A name leads to its queue, a user to their memberships, so neither needs a search.
///
/// @param organization the record key; part of each row's name, as partitions are shared
public record QueueStore(PrefixedStore rows, String organization) {

    public @Nullable OrganizationSnapshot organizationSettings() {
        return rows.get("organization/", organization, OrganizationSnapshot.class);
    }

    public @Nullable Queue queue(QueueId queue) {
        return rows.get(prefix("queue"), queue.value(), Queue.class);
    }

    public List<Queue> queues() {
        return rows.scan(prefix("queue"), Queue.class);
    }

    public List<QueueMemberSnapshot> members(QueueId queue) {
        return rows.scan(prefix("member", queue.value()), QueueMemberSnapshot.class);
    }

    public List<QueueMemberSnapshot> memberships(UserId user) {
        return rows.scan(prefix("user", user.value()), QueueMemberSnapshot.class);
    }

    @Nullable QueueMemberSnapshot member(QueueId queue, UserId user) {
        return rows.get(prefix("member", queue.value()), user.value(), QueueMemberSnapshot.class);
    }

    @Nullable QueueId nameHolder(String nameKey) {
        return rows.get(prefix("name"), nameKey, QueueId.class);
    }

    void putOrganization(@Nullable OrganizationSnapshot settings) {
        rows.put("organization/", organization, settings, OrganizationSnapshot.class);
    }

    void putQueue(QueueId id, @Nullable Queue queue) {
        rows.put(prefix("queue"), id.value(), queue, Queue.class);
    }

    void putName(String nameKey, @Nullable QueueId holder) {
        rows.put(prefix("name"), nameKey, holder, QueueId.class);
    }

    void putMember(QueueId queue, UserId user, @Nullable QueueMemberSnapshot member) {
        rows.put(prefix("member", queue.value()), user.value(), member, QueueMemberSnapshot.class);
        rows.put(prefix("user", user.value()), queue.value(), member, QueueMemberSnapshot.class);
    }

    private String prefix(String kind) {
        return kind + "/" + organization + "/";
    }

    private String prefix(String kind, String owner) {
        return prefix(kind) + owner + "/";
    }
}
