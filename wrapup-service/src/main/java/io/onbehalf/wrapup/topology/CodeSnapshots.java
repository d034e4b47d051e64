package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.topology.Snapshot;
import io.onbehalf.wrapup.domain.codes.CodeEvent;
import io.onbehalf.wrapup.domain.codes.CodeEvent.CodeChanged;
import io.onbehalf.wrapup.domain.codes.CodeEvent.QueueCodesChanged;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeRequestRefused;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.QueueWrapupCodesSnapshot;
import java.util.List;
import java.util.Optional;

/// The snapshots that are replicated: a code, or a queue's own codes, after an event.
final class CodeSnapshots {

    private CodeSnapshots() {}

    static Optional<Snapshot> code(CodeEvent event, CodeStore rows) {
        return switch (event) {
            case CodeChanged changed -> code(rows, changed.codeId());
            case QueueCodesChanged _, WrapupCodeRequestRefused _ -> Optional.empty();
        };
    }

    static Optional<Snapshot> queue(CodeEvent event, CodeStore rows) {
        return switch (event) {
            case QueueCodesChanged changed -> queue(rows, changed.queueId());
            case CodeChanged _, WrapupCodeRequestRefused _ -> Optional.empty();
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
