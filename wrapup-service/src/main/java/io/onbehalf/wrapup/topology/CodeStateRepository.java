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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Loads the rows that a request concerns, and writes those that the decision changed.
final class CodeStateRepository implements StateRepository<CodeState, CodeRequest> {

    @Override
    public CodeState load(PrefixedStore store, String organization, CodeRequest request) {
        var rows = new CodeStore(store, organization);
        return switch (request) {
            case WrapupCodeCreateRequested create -> withName(rows, create.codeId(), create.name());
            case WrapupCodeUpdateRequested update -> withName(rows, update.codeId(), update.name());
            case WrapupCodeDeleteRequested delete -> withQueues(rows, delete.codeId());
            case QueueWrapupCodesAddRequested add -> withQueue(rows, add.queueId(), add.codeIds());
            case QueueWrapupCodeRemoveRequested remove ->
                    withQueue(rows, remove.queueId(), List.of(remove.codeId()));
        };
    }

    private static CodeState withName(CodeStore rows, CodeId code, String name) {
        CodeState state = codes(rows, Stream.of(code));
        String key = NameKey.of(name);
        return rows.nameHolder(key).map(holder -> state.withName(key, holder)).orElse(state);
    }

    private static CodeState withQueues(CodeStore rows, CodeId code) {
        CodeState state = codes(rows, Stream.of(code));
        for (QueueCodes queue : rows.queuesWith(code)) {
            state = state.with(queue);
        }
        return state;
    }

    private static CodeState withQueue(CodeStore rows, QueueId id, List<CodeId> named) {
        return codes(rows, named.stream()).with(rows.queue(id));
    }

    private static CodeState codes(CodeStore rows, Stream<CodeId> ids) {
        CodeState state = CodeState.INITIAL;
        for (CodeId id : ids.distinct().toList()) {
            state = rows.storedCode(id).map(state::with).orElse(state);
        }
        return state;
    }

    @Override
    public void save(PrefixedStore store, String organization, CodeState before, CodeState after) {
        var rows = new CodeStore(store, organization);
        saveChanges(before.names(), after.names(), rows::putNameHolder);
        saveChanges(before.codes(), after.codes(), rows::putCode);
        saveChanges(before.queues(), after.queues(), rows::putQueue);
    }

    private static <K, V> void saveChanges(
            Map<K, V> before, Map<K, V> after, BiConsumer<K, Optional<V>> put) {
        Set<K> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (K key : keys) {
            var value = Optional.ofNullable(after.get(key));
            if (!value.equals(Optional.ofNullable(before.get(key)))) {
                put.accept(key, value);
            }
        }
    }
}
