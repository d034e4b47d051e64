package io.onbehalf.kit.topology;

import io.onbehalf.kit.store.PrefixedStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Loads a decider's state from its rows, and saves it to them.
///
/// Most deciders have one state per record key ([#oneRow]). A decider whose key owns many things (an
/// organization and its queues) loads only the rows that a request concerns.
public interface StateRepository<S, R> {

    /// The prefix of the rows of [#oneRow].
    String ONE_ROW = "state/";

    S load(PrefixedStore rows, String key, R request);

    void save(PrefixedStore rows, String key, S before, S after);

    /// The part of the key's state that a request concerns, so that each part can wait for a moment of its
    /// own; empty where the key has one.
    default String part(R request) {
        return "";
    }

    /// The state of a part whose moment has come.
    default S loadPart(PrefixedStore rows, String key, String part) {
        throw new IllegalStateException("key %s: its states wait for no moment".formatted(key));
    }

    /// The organization of a state that waits for a moment; empty for one that has none yet.
    default Optional<String> organization(S state) {
        return Optional.empty();
    }

    /// One row per key, named `state/<key>`.
    static <S, R> StateRepository<S, R> oneRow(Class<S> type, S initial) {
        return new StateRepository<>() {
            @Override
            public S load(PrefixedStore rows, String key, R request) {
                return loadPart(rows, key, "");
            }

            @Override
            public void save(PrefixedStore rows, String key, S before, S after) {
                rows.put(ONE_ROW, key, after, type);
            }

            @Override
            public S loadPart(PrefixedStore rows, String key, String part) {
                @Nullable S stored = rows.get(ONE_ROW, key, type);
                return stored == null ? initial : stored;
            }
        };
    }
}
