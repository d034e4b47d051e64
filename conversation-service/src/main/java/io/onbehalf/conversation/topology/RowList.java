package io.onbehalf.conversation.topology;

import static java.util.stream.Collectors.toMap;

import io.onbehalf.kit.store.PrefixedStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A list of a thread with a row for each item, in the order of their keys.
record RowList<T>(String prefix, Class<T> type, Function<T, String> key) {

    List<T> load(PrefixedStore rows, String thread) {
        return rows.scan(prefix + thread + "/", type);
    }

    void save(PrefixedStore rows, String thread, List<T> before, List<T> after) {
        if (after.equals(before)) {
            return;
        }
        Map<String, T> old = byKey(before);
        byKey(after)
                .forEach((name, item) -> {
                    if (!item.equals(old.remove(name))) {
                        rows.put(prefix, thread + "/" + name, item, type);
                    }
                });
        old.keySet().forEach(name -> rows.delete(prefix, thread + "/" + name));
    }

    private Map<String, T> byKey(List<T> items) {
        return items.stream()
                .collect(toMap(key, Function.identity(), (_, later) -> later, LinkedHashMap::new));
    }
}
