package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.QueueCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One organization's rows in the store: its codes, their names, and the codes of each queue.
///
/// @param organization the record key; part of each row's name, as partitions are shared
public record CodeStore(PrefixedStore rows, String organization) {

    /// A code; the default one has no row.
    public @Nullable WrapupCodeSnapshot code(CodeId code) {
        return DefaultCode.is(code) ? defaultCode() : storedCode(code);
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
        return queue(queue).codeIds().stream()
                .map(this::code)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    QueueCodes queue(QueueId queue) {
        QueueCodes stored = rows.get(prefix("queue"), queue.value(), QueueCodes.class);
        return stored == null ? QueueCodes.none(queue) : stored;
    }

    List<QueueCodes> queues() {
        return rows.scan(prefix("queue"), QueueCodes.class);
    }

    @Nullable WrapupCodeSnapshot storedCode(CodeId code) {
        return rows.get(prefix("code"), code.value(), WrapupCodeSnapshot.class);
    }

    @Nullable CodeId nameHolder(String nameKey) {
        return rows.get(prefix("name"), nameKey, CodeId.class);
    }

    void putCode(CodeId id, @Nullable WrapupCodeSnapshot code) {
        rows.put(prefix("code"), id.value(), code, WrapupCodeSnapshot.class);
    }

    void putName(String nameKey, @Nullable CodeId holder) {
        rows.put(prefix("name"), nameKey, holder, CodeId.class);
    }

    /// A queue without codes needs no row.
    void putQueue(QueueId queue, @Nullable QueueCodes codes) {
        QueueCodes kept = codes == null || codes.codeIds().isEmpty() ? null : codes;
        rows.put(prefix("queue"), queue.value(), kept, QueueCodes.class);
    }

    private WrapupCodeSnapshot defaultCode() {
        return DefaultCode.of(new OrganizationId(organization));
    }

    private String prefix(String kind) {
        return kind + "/" + organization + "/";
    }
}
