package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.topology.Snapshot;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeAdded;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeRemoved;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeCreated;
import io.onbehalf.schemas.wrapup.WrapupCodeDeleted;
import io.onbehalf.schemas.wrapup.WrapupCodeUpdated;
import io.onbehalf.wrapup.domain.CodeId;
import io.onbehalf.wrapup.domain.QueueCodes;
import io.onbehalf.wrapup.domain.WrapupCodeSnapshot;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/// How a code, or what a queue offers, stands after an event.
final class Snapshots {

    private final RecordMapper mapper;

    Snapshots(RecordMapper mapper) {
        this.mapper = mapper;
    }

    Optional<Snapshot> code(SpecificRecord event, CodeRows rows) {
        return switch (event) {
            case WrapupCodeCreated created -> code(rows, created.getCodeId());
            case WrapupCodeUpdated updated -> code(rows, updated.getCodeId());
            case WrapupCodeDeleted deleted -> code(rows, deleted.getCodeId());
            default -> Optional.empty();
        };
    }

    Optional<Snapshot> queue(SpecificRecord event, CodeRows rows) {
        return switch (event) {
            case QueueWrapupCodeAdded added -> queue(rows, added.getQueueId());
            case QueueWrapupCodeRemoved removed -> queue(rows, removed.getQueueId());
            default -> Optional.empty();
        };
    }

    private Optional<Snapshot> code(CodeRows rows, String id) {
        WrapupCodeSnapshot code = rows.storedCode(new CodeId(id));
        return Optional.of(new Snapshot(id, code == null ? null : mapper.toAvro(code, Map.of())));
    }

    private static Optional<Snapshot> queue(CodeRows rows, String id) {
        QueueCodes queue = rows.queue(new QueueId(id));
        var codes = queue.codeIds().stream().map(CodeId::value).toList();
        return Optional.of(
                new Snapshot(
                        id,
                        codes.isEmpty()
                                ? null
                                : new QueueWrapupCodesSnapshot(rows.organization(), id, codes)));
    }
}
