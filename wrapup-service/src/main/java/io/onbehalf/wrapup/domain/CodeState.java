package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.QueueId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An organization's codes, as far as one request is about them.
///
/// @param codes the codes that are asked about
/// @param names who holds the names that are asked about, by [NameKey]
/// @param queues the codes of the queues that are asked about; a queue without codes may be missing
public record CodeState(
        Map<CodeId, WrapupCodeSnapshot> codes, Map<String, CodeId> names, Map<QueueId, QueueCodes> queues) {

    public static final CodeState EMPTY = new CodeState(Map.of(), Map.of(), Map.of());

    public CodeState {
        codes = Map.copyOf(codes);
        names = Map.copyOf(names);
        queues = Map.copyOf(queues);
    }

    /// The state with a code, in place of what it was before, under its name.
    public CodeState with(WrapupCodeSnapshot code) {
        CodeState without = without(code.codeId());
        Map<CodeId, WrapupCodeSnapshot> more = new HashMap<>(without.codes);
        Map<String, CodeId> named = new HashMap<>(without.names);
        more.put(code.codeId(), code);
        named.put(code.nameKey(), code.codeId());
        return new CodeState(more, named, queues);
    }

    /// The state without a code and its name.
    CodeState without(CodeId code) {
        Map<CodeId, WrapupCodeSnapshot> fewer = new HashMap<>(codes);
        Map<String, CodeId> named = new HashMap<>(names);
        fewer.remove(code);
        named.values().removeIf(code::equals);
        return new CodeState(fewer, named, queues);
    }

    public CodeState with(QueueCodes queue) {
        Map<QueueId, QueueCodes> more = new HashMap<>(queues);
        more.put(queue.queueId(), queue);
        return new CodeState(codes, names, more);
    }

    boolean knows(CodeId code) {
        return DefaultCode.is(code) || codes.containsKey(code);
    }

    QueueCodes queue(QueueId queue) {
        return queues.getOrDefault(queue, QueueCodes.none(queue));
    }

    /// Who holds the name; null if nobody does.
    @Nullable CodeId holder(String name) {
        String key = NameKey.of(name);
        return key.equals(NameKey.of(DefaultCode.NAME)) ? DefaultCode.ID : names.get(key);
    }
}
