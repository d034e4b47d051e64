package io.onbehalf.queue.topology;

import static java.util.stream.Collectors.toMap;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueRequest.OrganizationUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueDeleteRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMemberUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersAddRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersRemoveRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import io.onbehalf.queue.domain.QueueState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Loads the rows that a request is about, and writes those that changed.
final class QueueStateRepository implements StateRepository<QueueState, QueueRequest> {

    @Override
    public QueueState load(PrefixedStore all, String organization, QueueRequest request) {
        var rows = new QueueStore(all, organization);
        return switch (request) {
            case QueueCreateRequested create -> named(rows, create.queueId(), create.settings().name());
            case QueueUpdateRequested update -> named(rows, update.queueId(), update.settings().name());
            case QueueDeleteRequested delete ->
                    withMembers(rows, delete.queueId(), rows.members(delete.queueId()));
            case QueueMembersAddRequested add -> withUsers(rows, add.queueId(), add.userIds());
            case QueueMembersRemoveRequested remove -> withUsers(rows, remove.queueId(), remove.userIds());
            case QueueMemberUpdateRequested update ->
                    withUsers(rows, update.queueId(), List.of(update.userId()));
            case OrganizationUpdateRequested _ ->
                    QueueState.EMPTY.withOrganization(Optional.ofNullable(rows.organizationSettings()));
        };
    }

    private static QueueState named(QueueStore rows, QueueId queue, String name) {
        return QueueState.EMPTY
                .withQueue(Optional.ofNullable(rows.queue(queue)))
                .withNameHolder(Optional.ofNullable(rows.nameHolder(NameKey.of(name))));
    }

    private static QueueState withUsers(QueueStore rows, QueueId queue, List<UserId> users) {
        List<QueueMemberSnapshot> members =
                users.stream()
                        .distinct()
                        .map(user -> rows.member(queue, user))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        return withMembers(rows, queue, members);
    }

    private static QueueState withMembers(QueueStore rows, QueueId queue, List<QueueMemberSnapshot> members) {
        return QueueState.EMPTY
                .withQueue(Optional.ofNullable(rows.queue(queue)))
                .withMembers(
                        members.stream().collect(toMap(QueueMemberSnapshot::userId, Function.identity())));
    }

    @Override
    public void save(PrefixedStore all, String organization, QueueState before, QueueState after) {
        var rows = new QueueStore(all, organization);
        if (!before.organization().equals(after.organization())) {
            rows.putOrganization(after.organization().orElse(null));
        }
        after.queue()
                .or(before::queue)
                .map(Queue::queueId)
                .ifPresent(id -> {
                    saveQueue(rows, id, before.queue().orElse(null), after.queue().orElse(null));
                    saveMembers(rows, id, before, after);
                });
    }

    private static void saveQueue(QueueStore rows, QueueId id, @Nullable Queue before, @Nullable Queue after) {
        if (!Objects.equals(before, after)) {
            rows.putQueue(id, after);
        }
        String was = before == null ? null : before.settings().nameKey();
        String is = after == null ? null : after.settings().nameKey();
        if (was != null && !was.equals(is)) {
            rows.putName(was, null);
        }
        if (is != null && !is.equals(was)) {
            rows.putName(is, id);
        }
    }

    private static void saveMembers(QueueStore rows, QueueId queue, QueueState before, QueueState after) {
        Set<UserId> users = new HashSet<>(before.members().keySet());
        users.addAll(after.members().keySet());
        for (UserId user : users) {
            QueueMemberSnapshot member = after.members().get(user);
            if (!Objects.equals(before.members().get(user), member)) {
                rows.putMember(queue, user, member);
            }
        }
    }
}
