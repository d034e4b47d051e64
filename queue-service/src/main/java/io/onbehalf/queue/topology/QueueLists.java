package io.onbehalf.queue.topology;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.lists.RowCount;
import io.onbehalf.kit.lists.UniqueNames;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserProfile;
import io.onbehalf.queue.domain.user.UserState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The lists that follow from one organization's rows, so that a page of a long list costs little.
///
/// | row | value |
/// |---|---|
/// | `members-by-name/<organization>/<queue>/…` | a [NameIndex] of the queue's members: whether each is joined |
/// | `users-by-name/<organization>/<state>/…` | a [NameIndex] of the directory: e-mail addresses; the empty text for a user without one |
/// | `user-count/<organization>/<state>` | the number of users in the directory |
/// | `count/queue/<organization>/` | the number of queues ([RowCount]) |
/// | `on-queue/<organization>/<user>` | the routing status, unless it is off queue |
///
/// The list of the queues by name are the rows `name/` of [QueueStore]: their names differ. There is no list
/// of a user's queues by name: a queue's new name would move it in the lists of all its members, and an agent
/// has few queues.
public record QueueLists(PrefixedStore rows, String organization) {

    /// The queues by name.
    public UniqueNames<QueueId> queuesByName() {
        return new UniqueNames<>(rows, prefix("name"), QueueId.class);
    }

    public long queueCount() {
        return queues().get();
    }

    void countQueues(int change) {
        queues().add(change);
    }

    private RowCount queues() {
        return new RowCount(rows, prefix("queue"));
    }

    /// A queue's members by name, and whether each is joined; those without a name come first.
    public NameIndex<Boolean> membersByName(QueueId queue) {
        return new NameIndex<>(rows, prefix("members-by-name") + queue.value() + "/", Boolean.class);
    }

    /// The users in the directory by name, and their e-mail addresses.
    public NameIndex<String> usersByName(UserState state) {
        return new NameIndex<>(rows, prefix("users-by-name") + state.name() + "/", String.class);
    }

    /// The number of users in the directory.
    public long userCount(UserState state) {
        Long count = rows.get(prefix("user-count"), state.name(), Long.class);
        return count == null ? 0 : count;
    }

    /// The routing status of the users who are not off queue, by their ids.
    public Map<String, RoutingStatus> onQueue() {
        Map<String, RoutingStatus> found = new HashMap<>();
        rows.read(
                prefix("on-queue"),
                false,
                0,
                RoutingStatus.class,
                row -> {
                    found.put(row.key(), row.value());
                    return true;
                });
        return found;
    }

    /// @param user empty for one of whom nothing is known
    /// @param member empty when the membership ends
    void putMember(QueueId queue, UserId id, Optional<User> user, Optional<QueueMemberSnapshot> member) {
        NameIndex<Boolean> members = membersByName(queue);
        member.ifPresentOrElse(
                each -> members.put(nameKey(user), id.value(), each.joined()),
                () -> members.delete(nameKey(user), id.value()));
    }

    /// Moves a user to where their name, state and routing status now belong.
    ///
    /// @param before empty for a user of whom nothing was known
    /// @param memberships of the user; read only if their name has changed
    void moveUser(
            UserId id, Optional<User> before, User after, Supplier<List<QueueMemberSnapshot>> memberships) {
        if (!before.map(User::routingStatus).equals(Optional.of(after.routingStatus()))) {
            putRoutingStatus(id, after.routingStatus());
        }
        if (!before.flatMap(User::profile).equals(after.profile())) {
            before.flatMap(User::profile).ifPresent(profile -> removeFromDirectory(id, profile));
            after.profile().ifPresent(profile -> addToDirectory(id, profile));
        }
        String oldName = nameKey(before);
        String newName = nameKey(Optional.of(after));
        if (!oldName.equals(newName)) {
            memberships
                    .get()
                    .forEach(each -> {
                        membersByName(each.queueId()).delete(oldName, id.value());
                        membersByName(each.queueId()).put(newName, id.value(), each.joined());
                    });
        }
    }

    private void putRoutingStatus(UserId id, RoutingStatus status) {
        @Nullable RoutingStatus row = status == RoutingStatus.OFF_QUEUE ? null : status;
        rows.put(prefix("on-queue"), id.value(), row, RoutingStatus.class);
    }

    private void removeFromDirectory(UserId id, UserProfile profile) {
        usersByName(profile.state()).delete(NameKey.of(profile.name()), id.value());
        addToCount(profile.state(), -1);
    }

    private void addToDirectory(UserId id, UserProfile profile) {
        usersByName(profile.state()).put(NameKey.of(profile.name()), id.value(), profile.email().orElse(""));
        addToCount(profile.state(), 1);
    }

    private void addToCount(UserState state, int change) {
        rows.put(prefix("user-count"), state.name(), userCount(state) + change, Long.class);
    }

    /// The empty text for a user who is not in the directory.
    private static String nameKey(Optional<User> user) {
        return user.flatMap(User::profile).map(profile -> NameKey.of(profile.name())).orElse("");
    }

    private String prefix(String kind) {
        return kind + "/" + organization + "/";
    }
}
