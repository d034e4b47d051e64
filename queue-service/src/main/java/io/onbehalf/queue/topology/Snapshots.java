package io.onbehalf.queue.topology;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.topology.Snapshot;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.OrganizationUpdated;
import io.onbehalf.schemas.queue.QueueCreated;
import io.onbehalf.schemas.queue.QueueDeleted;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueMemberRemoved;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueMemberUpdated;
import io.onbehalf.schemas.queue.QueueUpdated;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/// What other services keep of ours: how a queue, a membership or an organization stands after an event.
final class Snapshots {

    private final RecordMapper mapper;

    Snapshots(RecordMapper mapper) {
        this.mapper = mapper;
    }

    Optional<Snapshot> queue(SpecificRecord event, QueueRows rows) {
        return switch (event) {
            case QueueCreated created -> standing(rows, created.getQueueId());
            case QueueUpdated updated -> standing(rows, updated.getQueueId());
            case QueueMemberAdded added -> standing(rows, added.getQueueId());
            case QueueMemberUpdated updated -> standing(rows, updated.getQueueId());
            case QueueMemberRemoved removed -> standing(rows, removed.getQueueId());
            case QueueDeleted deleted -> Optional.of(new Snapshot(deleted.getQueueId(), null));
            default -> Optional.empty();
        };
    }

    Optional<Snapshot> member(SpecificRecord event, QueueRows rows) {
        return switch (event) {
            case QueueMemberAdded added ->
                    member(rows.organization(), added.getQueueId(), added.getUserId(), true);
            case QueueMemberUpdated updated ->
                    member(
                            rows.organization(),
                            updated.getQueueId(),
                            updated.getUserId(),
                            updated.getJoined());
            case QueueMemberRemoved removed ->
                    Optional.of(new Snapshot(memberKey(removed.getUserId(), removed.getQueueId()), null));
            default -> Optional.empty();
        };
    }

    Optional<Snapshot> organization(SpecificRecord event, QueueRows rows) {
        return event instanceof OrganizationUpdated updated
                ? Optional.of(
                        new Snapshot(
                                rows.organization(),
                                new OrganizationSnapshot(
                                        rows.organization(),
                                        updated.getName(),
                                        updated.getDefaultCountryCode(),
                                        updated.getCallLogging())))
                : Optional.empty();
    }

    /// Nothing for a queue that is gone by now: its end is told by its own event.
    private Optional<Snapshot> standing(QueueRows rows, String queueId) {
        Queue queue = rows.queue(new QueueId(queueId));
        return queue == null
                ? Optional.empty()
                : Optional.of(new Snapshot(queueId, mapper.toAvro(queue.snapshot(), Map.of())));
    }

    private static Optional<Snapshot> member(
            String organization, String queueId, String userId, boolean joined) {
        return Optional.of(
                new Snapshot(
                        memberKey(userId, queueId),
                        new QueueMemberSnapshot(organization, queueId, userId, joined)));
    }

    private static String memberKey(String userId, String queueId) {
        return userId + ":" + queueId;
    }
}
