package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.lists.RowCount;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StoredRow;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.QueueCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One organization's rows in the store.
///
/// | row | value |
/// |---|---|
/// | `code/<organization>/<code>` | the code; the default one has no row |
/// | `name/<organization>/<name key>` | the id of the code that has the name |
/// | `count/code/<organization>/` | the number of codes ([RowCount]) |
/// | `queue/<organization>/<queue>` | the queue's own codes; a queue without any has no row |
/// | `offers/<organization>/<code>/<queue>` | empty: the queue has the code |
/// | `offers/<organization>/<code>/` | empty: there is a row above for every queue that has the code |
///
/// A code that was created by a release without the last two kinds has not all of them; the queues that have
/// it are found by looking at every queue.
///
/// @param organization the record key; part of each row's key, because organizations share a partition
public record CodeStore(PrefixedStore rows, String organization) {

    /// The key of the row that comes before those of the queues.
    private static final String COMPLETE = "";

    /// Sorts after every queue's id.
    private static final String AFTER_ALL = "~";

    /// The same rows for a list that is shown ([PrefixedStore#readable]).
    public CodeStore readable() {
        return new CodeStore(rows.readable(), organization);
    }

    /// A code, the default one included.
    public Optional<WrapupCodeSnapshot> code(CodeId code) {
        return DefaultCode.is(code) ? Optional.of(defaultCode()) : storedCode(code);
    }

    /// All codes by their names.
    public CodeOrder byName() {
        return new CodeOrder(rows, prefix("name"), NameKey.of(DefaultCode.NAME), StoredRow::value);
    }

    /// All codes by their ids.
    public CodeOrder byId() {
        return new CodeOrder(rows, prefix("code"), DefaultCode.ID.value(), row -> new CodeId(row.key()));
    }

    /// The number of codes, with the default one.
    public long count() {
        return storedCodes().get() + 1;
    }

    private RowCount storedCodes() {
        return new RowCount(rows, prefix("code"));
    }

    /// The ids of a queue's own codes, in the order in which they were added.
    public List<CodeId> codesOf(QueueId queue) {
        return queue(queue).codeIds();
    }

    QueueCodes queue(QueueId queue) {
        return Optional.ofNullable(rows.get(prefix("queue"), queue.value(), QueueCodes.class))
                .orElseGet(() -> QueueCodes.none(queue));
    }

    /// The queues that have a code.
    List<QueueCodes> queuesWith(CodeId code) {
        List<String> queues = rows.keysBefore(offers(code), AFTER_ALL, Integer.MAX_VALUE);
        return !queues.isEmpty() && queues.getFirst().equals(COMPLETE)
                ? queues.stream().skip(1).map(queue -> queue(new QueueId(queue))).toList()
                : rows.scan(prefix("queue"), QueueCodes.class).stream()
                        .filter(queue -> queue.has(code))
                        .toList();
    }

    Optional<WrapupCodeSnapshot> storedCode(CodeId code) {
        return Optional.ofNullable(rows.get(prefix("code"), code.value(), WrapupCodeSnapshot.class));
    }

    Optional<CodeId> nameHolder(String nameKey) {
        return Optional.ofNullable(rows.get(prefix("name"), nameKey, CodeId.class));
    }

    /// Writes a code's row; empty deletes it, here and in the other methods.
    void putCode(CodeId id, Optional<WrapupCodeSnapshot> code) {
        boolean isKept = storedCode(id).isPresent();
        if (code.isEmpty()) {
            rows.delete(offers(id), COMPLETE);
        } else if (!isKept) {
            rows.put(offers(id), COMPLETE, "", String.class);
        }
        storedCodes().add((code.isPresent() ? 1 : 0) - (isKept ? 1 : 0));
        rows.put(prefix("code"), id.value(), code.orElse(null), WrapupCodeSnapshot.class);
    }

    void putNameHolder(String nameKey, Optional<CodeId> holder) {
        rows.put(prefix("name"), nameKey, holder.orElse(null), CodeId.class);
    }

    void putQueue(QueueId queue, Optional<QueueCodes> codes) {
        Set<CodeId> before = Set.copyOf(queue(queue).codeIds());
        Set<CodeId> after = codes.map(own -> Set.copyOf(own.codeIds())).orElse(Set.of());
        before.stream()
                .filter(code -> !after.contains(code))
                .forEach(code -> rows.delete(offers(code), queue.value()));
        after.stream()
                .filter(code -> !before.contains(code))
                .forEach(code -> rows.put(offers(code), queue.value(), "", String.class));
        QueueCodes row = codes.filter(own -> !own.codeIds().isEmpty()).orElse(null);
        rows.put(prefix("queue"), queue.value(), row, QueueCodes.class);
    }

    private WrapupCodeSnapshot defaultCode() {
        return DefaultCode.of(new OrganizationId(organization));
    }

    private String offers(CodeId code) {
        return prefix("offers") + code.value() + "/";
    }

    private String prefix(String kind) {
        return kind + "/" + organization + "/";
    }
}
