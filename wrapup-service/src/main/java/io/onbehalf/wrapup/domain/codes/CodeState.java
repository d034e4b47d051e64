package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.wrapup.domain.codes.CodeEvent.QueueWrapupCodeAdded;
import io.onbehalf.wrapup.domain.codes.CodeEvent.QueueWrapupCodeRemoved;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeCreated;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeDeleted;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeRequestRefused;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeUpdated;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The part of an organization's codes that one request concerns.
///
/// @param codes the codes that the request names
/// @param names the holder of each name that the request gives, by [NameKey]
/// @param queues the codes of each queue that the request concerns; a queue without codes may be missing
public record CodeState(
        Map<CodeId, WrapupCodeSnapshot> codes, Map<String, CodeId> names, Map<QueueId, QueueCodes> queues) {

    public static final CodeState INITIAL = new CodeState(Map.of(), Map.of(), Map.of());

    public CodeState {
        codes = Map.copyOf(codes);
        names = Map.copyOf(names);
        queues = Map.copyOf(queues);
    }

    /// The state after an event. Total: an event has already happened.
    static CodeState evolve(CodeState state, CodeEvent event) {
        return switch (event) {
            case WrapupCodeCreated created -> state.with(WrapupCodeSnapshot.of(created));
            case WrapupCodeUpdated updated -> {
                WrapupCodeSnapshot code = state.codes.get(updated.codeId());
                yield code == null ? state : state.with(code.with(updated));
            }
            case WrapupCodeDeleted(var code, _) -> state.without(code);
            case QueueWrapupCodeAdded(var queue, var code) -> state.with(state.queue(queue).with(code));
            case QueueWrapupCodeRemoved(var queue, var code) -> state.with(state.queue(queue).without(code));
            case WrapupCodeRequestRefused _ -> state;
        };
    }

    /// The state in which a code replaces its earlier form, under its present name.
    public CodeState with(WrapupCodeSnapshot code) {
        CodeState without = without(code.codeId());
        Map<CodeId, WrapupCodeSnapshot> newCodes = new HashMap<>(without.codes);
        Map<String, CodeId> newNames = new HashMap<>(without.names);
        newCodes.put(code.codeId(), code);
        newNames.put(code.nameKey(), code.codeId());
        return new CodeState(newCodes, newNames, queues);
    }

    /// The state without a code and its name.
    private CodeState without(CodeId code) {
        Map<CodeId, WrapupCodeSnapshot> newCodes = new HashMap<>(codes);
        Map<String, CodeId> newNames = new HashMap<>(names);
        newCodes.remove(code);
        newNames.values().removeIf(code::equals);
        return new CodeState(newCodes, newNames, queues);
    }

    public CodeState withName(String nameKey, CodeId holder) {
        Map<String, CodeId> newNames = new HashMap<>(names);
        newNames.put(nameKey, holder);
        return new CodeState(codes, newNames, queues);
    }

    public CodeState with(QueueCodes queue) {
        Map<QueueId, QueueCodes> newQueues = new HashMap<>(queues);
        newQueues.put(queue.queueId(), queue);
        return new CodeState(codes, names, newQueues);
    }

    boolean knows(CodeId code) {
        return DefaultCode.is(code) || codes.containsKey(code);
    }

    QueueCodes queue(QueueId queue) {
        return queues.getOrDefault(queue, QueueCodes.none(queue));
    }

    /// The code that has a name; empty if the name is free.
    Optional<CodeId> holder(String name) {
        String key = NameKey.of(name);
        return key.equals(NameKey.of(DefaultCode.NAME))
                ? Optional.of(DefaultCode.ID)
                : Optional.ofNullable(names.get(key));
    }
}
