package io.onbehalf.queue.topology;

import static java.util.stream.Collectors.toMap;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueRequest.QueueCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueDeleteRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMemberUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersAddRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersRemoveRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserPreferencesUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserQueuesUpdateRequested;
import io.onbehalf.queue.domain.QueueSettings;
import io.onbehalf.queue.domain.QueueState;
import io.onbehalf.queue.domain.ResponseRequest;
import io.onbehalf.queue.domain.UserQueue;
import io.onbehalf.queue.domain.UserQueueUpdate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Loads the rows that a request concerns, and writes those that the decision changed.
final class QueueStateRepository implements StateRepository<QueueState, QueueRequest> {

    @Override
    public QueueState load(PrefixedStore store, String organization, QueueRequest request) {
        var rows = new QueueStore(store, organization);
        return switch (request) {
            case QueueCreateRequested create -> withSettings(rows, create.queueId(), create.settings());
            case QueueUpdateRequested update -> withSettings(rows, update.queueId(), update.settings());
            case QueueDeleteRequested delete ->
                    withMembers(rows, delete.queueId(), rows.members(delete.queueId()))
                            .withSuccessor(rows.successor(delete.queueId()));
            case QueueMembersAddRequested add -> withUsers(rows, add.queueId(), add.userIds());
            case QueueMembersRemoveRequested remove -> withUsers(rows, remove.queueId(), remove.userIds());
            case QueueMemberUpdateRequested update ->
                    withUsers(rows, update.queueId(), List.of(update.userId()));
            case QueueRequest.AboutOrganization _ ->
                    QueueState.INITIAL.withOrganization(rows.organizationSettings());
            case UserQueuesUpdateRequested(var user, var queues) ->
                    QueueState.INITIAL.withUserQueues(
                            userQueues(rows, user, queues.stream().map(UserQueueUpdate::queueId)));
            case UserPreferencesUpdateRequested(_, _, var user, var preferences) ->
                    QueueState.INITIAL
                            .withUser(rows.user(user))
                            .withUserQueues(userQueues(rows, user, preferences.onBehalfOfQueueId().stream()));
            case ResponseRequest about ->
                    QueueState.INITIAL.withResponses(ResponseStateRows.load(rows.responses(), about));
            case QueueRequest.AboutUser about -> QueueState.INITIAL.withUser(rows.user(about.userId()));
        };
    }

    private static QueueState withSettings(QueueStore rows, QueueId queue, QueueSettings settings) {
        return QueueState.INITIAL
                .withQueue(rows.queue(queue))
                .withNameHolder(rows.nameHolder(settings.nameKey()))
                .withResponses(
                        ResponseStateRows.libraries(
                                rows.responses(), settings.cannedResponseLibraries().libraryIds()));
    }

    private static QueueState withUsers(QueueStore rows, QueueId queue, List<UserId> users) {
        List<QueueMemberSnapshot> members =
                users.stream().distinct().flatMap(user -> rows.member(queue, user).stream()).toList();
        return withMembers(rows, queue, members);
    }

    private static QueueState withMembers(QueueStore rows, QueueId queue, List<QueueMemberSnapshot> members) {
        return QueueState.INITIAL
                .withQueue(rows.queue(queue))
                .withMembers(
                        members.stream().collect(toMap(QueueMemberSnapshot::userId, Function.identity())));
    }

    private static Map<QueueId, UserQueue> userQueues(QueueStore rows, UserId user, Stream<QueueId> queues) {
        Map<QueueId, UserQueue> found = new HashMap<>();
        queues.forEach(id ->
                rows.queue(id)
                        .ifPresent(queue -> found.put(id, new UserQueue(queue, rows.member(id, user)))));
        return found;
    }

    @Override
    public void save(PrefixedStore store, String organization, QueueState before, QueueState after) {
        var rows = new QueueStore(store, organization);
        if (!before.organization().equals(after.organization())) {
            rows.putOrganization(after.organization());
        }
        if (!before.user().equals(after.user())) {
            after.user().ifPresent(rows::putUser);
        }
        ResponseStateRows.save(rows.responses(), before.responses(), after.responses());
        after.userQueues()
                .forEach((queue, there) -> {
                    if (!there.equals(before.userQueues().get(queue))) {
                        rows.putQueue(queue, Optional.of(there.queue()));
                        there.member()
                                .ifPresent(member -> rows.putMember(queue, member.userId(), there.member()));
                    }
                });
        after.queue()
                .or(before::queue)
                .map(Queue::queueId)
                .ifPresent(queue -> {
                    saveQueue(rows, queue, before.queue(), after.queue());
                    saveMembers(rows, queue, before, after);
                });
    }

    private static void saveQueue(
            QueueStore rows, QueueId id, Optional<Queue> before, Optional<Queue> after) {
        if (!before.equals(after)) {
            rows.putQueue(id, after);
        }
        Optional<String> oldName = before.map(queue -> queue.settings().nameKey());
        Optional<String> newName = after.map(queue -> queue.settings().nameKey());
        if (!oldName.equals(newName)) {
            oldName.ifPresent(name -> rows.putNameHolder(name, Optional.empty()));
            newName.ifPresent(name -> rows.putNameHolder(name, Optional.of(id)));
        }
    }

    private static void saveMembers(QueueStore rows, QueueId queue, QueueState before, QueueState after) {
        Set<UserId> users = new HashSet<>(before.members().keySet());
        users.addAll(after.members().keySet());
        for (UserId user : users) {
            var member = Optional.ofNullable(after.members().get(user));
            if (!member.equals(Optional.ofNullable(before.members().get(user)))) {
                rows.putMember(queue, user, member);
            }
        }
    }
}
