package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.CodeRequest;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodeRemoveRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.QueueWrapupCodesAddRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeCreateRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeDeleteRequested;
import io.onbehalf.wrapup.domain.codes.CodeRequest.WrapupCodeUpdateRequested;
import io.onbehalf.wrapup.domain.codes.CodeState;
import io.onbehalf.wrapup.domain.codes.QueueCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads the rows that a request concerns, and writes those that changed.
final class CodeStateRepository implements StateRepository<CodeState, CodeRequest> {

    @Override
    public CodeState load(PrefixedStore all, String organization, CodeRequest request) {
        var rows = new CodeStore(all, organization);
        return switch (request) {
            case WrapupCodeCreateRequested create -> named(rows, create.codeId(), create.name());
            case WrapupCodeUpdateRequested update -> named(rows, update.codeId(), update.name());
            case WrapupCodeDeleteRequested delete -> offered(rows, delete.codeId());
            case QueueWrapupCodesAddRequested add -> queue(rows, add.queueId(), add.codeIds());
            case QueueWrapupCodeRemoveRequested remove ->
                    queue(rows, remove.queueId(), List.of(remove.codeId()));
        };
    }

    private static CodeState named(CodeStore rows, CodeId code, String name) {
        CodeState state = codes(rows, Stream.of(code));
        String key = NameKey.of(name);
        CodeId holder = rows.nameHolder(key);
        if (holder == null) {
            return state;
        }
        Map<String, CodeId> names = new HashMap<>(state.names());
        names.put(key, holder);
        return new CodeState(state.codes(), names, state.queues());
    }

    private static CodeState offered(CodeStore rows, CodeId code) {
        CodeState state = codes(rows, Stream.of(code));
        for (QueueCodes queue : rows.queues()) {
            state = queue.has(code) ? state.with(queue) : state;
        }
        return state;
    }

    private static CodeState queue(CodeStore rows, QueueId id, List<CodeId> named) {
        QueueCodes queue = rows.queue(id);
        return codes(rows, Stream.concat(queue.codeIds().stream(), named.stream())).with(queue);
    }

    private static CodeState codes(CodeStore rows, Stream<CodeId> ids) {
        CodeState state = CodeState.INITIAL;
        for (CodeId id : ids.distinct().toList()) {
            WrapupCodeSnapshot code = rows.storedCode(id);
            state = code == null ? state : state.with(code);
        }
        return state;
    }

    @Override
    public void save(PrefixedStore all, String organization, CodeState before, CodeState after) {
        var rows = new CodeStore(all, organization);
        changes(before.names(), after.names(), rows::putName);
        changes(before.codes(), after.codes(), rows::putCode);
        changes(before.queues(), after.queues(), rows::putQueue);
    }

    private static <K, V> void changes(Map<K, V> before, Map<K, V> after, BiConsumer<K, @Nullable V> write) {
        Set<K> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (K key : keys) {
            V value = after.get(key);
            if (!Objects.equals(before.get(key), value)) {
                write.accept(key, value);
            }
        }
    }
}
