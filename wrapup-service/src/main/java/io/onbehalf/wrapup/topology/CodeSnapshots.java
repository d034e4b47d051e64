package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.topology.Snapshot;
import io.onbehalf.wrapup.domain.codes.CodeEvent;
import io.onbehalf.wrapup.domain.codes.CodeEvent.QueueWrapupCodeAdded;
import io.onbehalf.wrapup.domain.codes.CodeEvent.QueueWrapupCodeRemoved;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeCreated;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeDeleted;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeRequestRefused;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeUpdated;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.QueueWrapupCodesSnapshot;
import java.util.List;
import java.util.Optional;

/// The snapshots that are replicated: a code, or a queue's own codes, after an event.
final class CodeSnapshots {

    private CodeSnapshots() {}

    static Optional<Snapshot> code(CodeEvent event, CodeStore rows) {
        return switch (event) {
            case WrapupCodeCreated created -> code(rows, created.codeId());
            case WrapupCodeUpdated updated -> code(rows, updated.codeId());
            case WrapupCodeDeleted deleted -> code(rows, deleted.codeId());
            case QueueWrapupCodeAdded _, QueueWrapupCodeRemoved _, WrapupCodeRequestRefused _ ->
                    Optional.empty();
        };
    }

    static Optional<Snapshot> queue(CodeEvent event, CodeStore rows) {
        return switch (event) {
            case QueueWrapupCodeAdded added -> queue(rows, added.queueId());
            case QueueWrapupCodeRemoved removed -> queue(rows, removed.queueId());
            case WrapupCodeCreated _, WrapupCodeUpdated _, WrapupCodeDeleted _, WrapupCodeRequestRefused _ ->
                    Optional.empty();
        };
    }

    private static Optional<Snapshot> code(CodeStore rows, CodeId id) {
        return rows.storedCode(id)
                .map(code -> new Snapshot(id.value(), code))
                .or(() -> Optional.of(Snapshot.tombstone(id.value())));
    }

    private static Optional<Snapshot> queue(CodeStore rows, QueueId id) {
        List<CodeId> codes = rows.queue(id).codeIds();
        var organization = new OrganizationId(rows.organization());
        return Optional.of(
                codes.isEmpty()
                        ? Snapshot.tombstone(id.value())
                        : new Snapshot(id.value(), new QueueWrapupCodesSnapshot(organization, id, codes)));
    }
}
