package io.onbehalf.queue.topology;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.topology.Snapshot;
import io.onbehalf.queue.domain.QueueEvent;
import io.onbehalf.queue.domain.QueueEvent.AgentLoadChanged;
import io.onbehalf.queue.domain.QueueEvent.MemberChanged;
import io.onbehalf.queue.domain.QueueEvent.OrganizationUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueChanged;
import io.onbehalf.queue.domain.QueueEvent.QueueDeleted;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.QueueEvent.UserChanged;
import io.onbehalf.queue.domain.QueueEvent.UserPreferencesUpdated;
import io.onbehalf.queue.domain.ResponseEvent;
import io.onbehalf.queue.domain.user.User;
import java.util.Optional;

/// The snapshots that other services replicate: the queue, membership, organization or user that an event
/// changed.
final class QueueSnapshots {

    private QueueSnapshots() {}

    static Optional<Snapshot> queue(QueueEvent event, QueueStore rows) {
        return switch (event) {
            case QueueDeleted deleted -> Optional.of(Snapshot.tombstone(deleted.queueId().value()));
            case QueueChanged changed -> current(rows, changed.queueId());
            case MemberChanged changed -> current(rows, changed.queueId());
            case OrganizationUpdated _, UserChanged _, ResponseEvent _, QueueRequestRefused _ ->
                    Optional.empty();
        };
    }

    static Optional<Snapshot> member(QueueEvent event, QueueStore rows) {
        return switch (event) {
            case MemberChanged changed -> member(rows, changed.queueId(), changed.userId());
            case QueueChanged _,
                    OrganizationUpdated _,
                    UserChanged _,
                    ResponseEvent _,
                    QueueRequestRefused _ ->
                    Optional.empty();
        };
    }

    static Optional<Snapshot> organization(QueueEvent event, QueueStore rows) {
        return switch (event) {
            case OrganizationUpdated(var organization, _, _) ->
                    Optional.of(new Snapshot(rows.organization(), organization));
            case QueueChanged _, MemberChanged _, UserChanged _, ResponseEvent _, QueueRequestRefused _ ->
                    Optional.empty();
        };
    }

    /// Empty for a user who is not in the directory.
    static Optional<Snapshot> user(QueueEvent event, QueueStore rows) {
        return switch (event) {
            case AgentLoadChanged _, UserPreferencesUpdated _ -> Optional.empty();
            case UserChanged changed ->
                    rows.user(changed.userId())
                            .flatMap(User::snapshot)
                            .map(user -> new Snapshot(user.userId().key(user.organizationId()), user));
            case QueueChanged _,
                    MemberChanged _,
                    OrganizationUpdated _,
                    ResponseEvent _,
                    QueueRequestRefused _ ->
                    Optional.empty();
        };
    }

    /// Empty for a queue that a later event of the same decision deletes; that event has the tombstone.
    private static Optional<Snapshot> current(QueueStore rows, QueueId id) {
        return rows.queue(id).map(queue -> new Snapshot(id.value(), queue.snapshot()));
    }

    private static Optional<Snapshot> member(QueueStore rows, QueueId queue, UserId user) {
        String key = MemberKey.of(user, queue);
        return rows.member(queue, user)
                .map(member -> new Snapshot(key, member))
                .or(() -> Optional.of(Snapshot.tombstone(key)));
    }
}
