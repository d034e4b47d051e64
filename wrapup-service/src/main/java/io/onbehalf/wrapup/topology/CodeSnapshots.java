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
import io.onbehalf.wrapup.domain.codes.QueueCodes;
import io.onbehalf.wrapup.domain.codes.QueueWrapupCodesSnapshot;
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
            case WrapupCodeCreated _,
                    WrapupCodeUpdated _,
                    WrapupCodeDeleted _,
                    WrapupCodeRequestRefused _ ->
                    Optional.empty();
        };
    }

    private static Optional<Snapshot> code(CodeStore rows, CodeId id) {
        return Optional.of(new Snapshot(id.value(), rows.storedCode(id)));
    }

    private static Optional<Snapshot> queue(CodeStore rows, QueueId id) {
        QueueCodes queue = rows.queue(id);
        var organization = new OrganizationId(rows.organization());
        var codes = new QueueWrapupCodesSnapshot(organization, id, queue.codeIds());
        return Optional.of(new Snapshot(id.value(), queue.codeIds().isEmpty() ? null : codes));
    }
}
