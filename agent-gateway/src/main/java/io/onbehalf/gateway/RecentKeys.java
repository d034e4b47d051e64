package io.onbehalf.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/// A set that keeps the keys that were added last, up to a number.
final class RecentKeys<K> {

    private final Map<K, Boolean> keys;

    RecentKeys(int most) {
        keys =
                new LinkedHashMap<>(16, 0.75f, true) {

                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, Boolean> eldest) {
                        return size() > most;
                    }
                };
    }

    /// False if it was there already.
    synchronized boolean add(K key) {
        return keys.put(key, true) == null;
    }

    synchronized void remove(K key) {
        keys.remove(key);
    }
}
