package io.onbehalf.queue.topology;

import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.user.User;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One organization's rows in the store.
///
/// | row | value |
/// |---|---|
/// | `organization/<organization>` | its settings |
/// | `queue/<organization>/<queue>` | the queue |
/// | `number/<organization>/<queue>` | the number that the queue has, or the last one that it had |
/// | `name/<organization>/<name key>` | the id of the queue that has the name |
/// | `member/<organization>/<queue>/<user>` | the membership |
/// | `user/<organization>/<user>/<queue>` | the same membership, found by its user |
/// | `person/<organization>/<user>` | the user |
///
/// The rows of [QueueLists] follow from these; those of canned responses are in [ResponseStore].
///
/// @param organization the record key; part of each row's key, because organizations share a partition
public record QueueStore(PrefixedStore rows, String organization) {

    /// The same rows for a list that is shown ([PrefixedStore#readable]).
    public QueueStore readable() {
        return new QueueStore(rows.readable(), organization);
    }

    public Optional<OrganizationSnapshot> organizationSettings() {
        return Optional.ofNullable(rows.get("organization/", organization, OrganizationSnapshot.class));
    }

    public Optional<Queue> queue(QueueId queue) {
        return Optional.ofNullable(rows.get(prefix("queue"), queue.value(), Queue.class));
    }

    public List<Queue> queues() {
        return rows.scan(prefix("queue"), Queue.class);
    }

    /// The other queue that has a queue's number, or the last one that it had, before its number was given to
    /// the other; of several one with members, and of those the one of the lowest name.
    Optional<Queue> successor(QueueId id) {
        return Optional.ofNullable(rows.get(prefix("number"), id.value(), OutboundNumber.class))
                .flatMap(number ->
                        queues().stream()
                                .filter(each -> !each.queueId().equals(id))
                                .filter(each -> each.settings().outboundNumber().equals(Optional.of(number)))
                                .min(
                                        Comparator.comparing((Queue each) -> !hasMembers(each.queueId()))
                                                .thenComparing(each -> each.settings().name())));
    }

    private boolean hasMembers(QueueId queue) {
        return !rows.scanAfter(prefix("member", queue.value()), "", "~", 1, QueueMemberSnapshot.class)
                .isEmpty();
    }

    public List<QueueMemberSnapshot> members(QueueId queue) {
        return rows.scan(prefix("member", queue.value()), QueueMemberSnapshot.class);
    }

    public List<QueueMemberSnapshot> memberships(UserId user) {
        return rows.scan(prefix("user", user.value()), QueueMemberSnapshot.class);
    }

    public Optional<User> user(UserId user) {
        return Optional.ofNullable(rows.get(prefix("person"), user.value(), User.class));
    }

    public List<User> users() {
        return rows.scan(prefix("person"), User.class);
    }

    /// The lists that follow from the rows.
    public QueueLists lists() {
        return new QueueLists(rows, organization);
    }

    /// The organization's canned responses.
    public ResponseStore responses() {
        return new ResponseStore(rows, organization);
    }

    public Optional<QueueMemberSnapshot> member(QueueId queue, UserId user) {
        return Optional.ofNullable(
                rows.get(prefix("member", queue.value()), user.value(), QueueMemberSnapshot.class));
    }

    Optional<QueueId> nameHolder(String nameKey) {
        return Optional.ofNullable(rows.get(prefix("name"), nameKey, QueueId.class));
    }

    void putOrganization(Optional<OrganizationSnapshot> settings) {
        rows.put("organization/", organization, settings.orElse(null), OrganizationSnapshot.class);
    }

    /// Writes a queue's row; empty deletes it, here and in the other methods.
    void putQueue(QueueId id, Optional<Queue> queue) {
        lists().countQueues(present(queue) - present(queue(id)));
        rows.put(prefix("queue"), id.value(), queue.orElse(null), Queue.class);
        if (queue.isEmpty()) {
            rows.delete(prefix("number"), id.value());
        }
        queue.flatMap(kept -> kept.settings().outboundNumber())
                .ifPresent(number -> rows.put(prefix("number"), id.value(), number, OutboundNumber.class));
    }

    void putNameHolder(String nameKey, Optional<QueueId> holder) {
        rows.put(prefix("name"), nameKey, holder.orElse(null), QueueId.class);
    }

    void putMember(QueueId queue, UserId user, Optional<QueueMemberSnapshot> member) {
        QueueMemberSnapshot row = member.orElse(null);
        rows.put(prefix("member", queue.value()), user.value(), row, QueueMemberSnapshot.class);
        rows.put(prefix("user", user.value()), queue.value(), row, QueueMemberSnapshot.class);
        lists().putMember(queue, user, user(user), member);
    }

    void putUser(User user) {
        UserId id = user.userId();
        lists().moveUser(id, user(id), user, () -> memberships(id));
        rows.put(prefix("person"), id.value(), user, User.class);
    }

    private static int present(Optional<?> row) {
        return row.isPresent() ? 1 : 0;
    }

    private String prefix(String kind) {
        return kind + "/" + organization + "/";
    }

    private String prefix(String kind, String owner) {
        return prefix(kind) + owner + "/";
    }
}
