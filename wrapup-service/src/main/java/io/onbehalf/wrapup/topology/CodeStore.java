package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.QueueCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One organization's rows in the store.
///
/// | row | value |
/// |---|---|
/// | `code/<organization>/<code>` | the code; the default one has no row |
/// | `name/<organization>/<name key>` | the id of the code that has the name |
/// | `queue/<organization>/<queue>` | the queue's own codes; a queue without any has no row |
///
/// @param organization the record key; part of each row's key, because organizations share a partition
public record CodeStore(PrefixedStore rows, String organization) {

    /// A code, the default one included.
    public Optional<WrapupCodeSnapshot> code(CodeId code) {
        return DefaultCode.is(code) ? Optional.of(defaultCode()) : storedCode(code);
    }

    /// All codes of the organization, the default code first.
    public List<WrapupCodeSnapshot> codes() {
        return Stream.concat(
                        Stream.of(defaultCode()),
                        rows.scan(prefix("code"), WrapupCodeSnapshot.class).stream())
                .toList();
    }

    /// A queue's own codes, in the order in which they were added.
    public List<WrapupCodeSnapshot> codesOf(QueueId queue) {
        return queue(queue).codeIds().stream().flatMap(code -> code(code).stream()).toList();
    }

    QueueCodes queue(QueueId queue) {
        return Optional.ofNullable(rows.get(prefix("queue"), queue.value(), QueueCodes.class))
                .orElseGet(() -> QueueCodes.none(queue));
    }

    List<QueueCodes> queues() {
        return rows.scan(prefix("queue"), QueueCodes.class);
    }

    Optional<WrapupCodeSnapshot> storedCode(CodeId code) {
        return Optional.ofNullable(rows.get(prefix("code"), code.value(), WrapupCodeSnapshot.class));
    }

    Optional<CodeId> nameHolder(String nameKey) {
        return Optional.ofNullable(rows.get(prefix("name"), nameKey, CodeId.class));
    }

    /// Writes a code's row; empty deletes it, here and in the other methods.
    void putCode(CodeId id, Optional<WrapupCodeSnapshot> code) {
        rows.put(prefix("code"), id.value(), code.orElse(null), WrapupCodeSnapshot.class);
    }

    void putNameHolder(String nameKey, Optional<CodeId> holder) {
        rows.put(prefix("name"), nameKey, holder.orElse(null), CodeId.class);
    }

    void putQueue(QueueId queue, Optional<QueueCodes> codes) {
        QueueCodes row = codes.filter(own -> !own.codeIds().isEmpty()).orElse(null);
        rows.put(prefix("queue"), queue.value(), row, QueueCodes.class);
    }

    private WrapupCodeSnapshot defaultCode() {
        return DefaultCode.of(new OrganizationId(organization));
    }

    private String prefix(String kind) {
        return kind + "/" + organization + "/";
    }
}
