package io.onbehalf.kit.streams;

import org.jspecify.annotations.Nullable;

/// Where a decider's state lies: which rows make it up for a request, and which rows it becomes.
///
/// Most deciders have one row per key ([#oneRow]). A decider whose key owns many things (an organization and
/// its queues) loads only the rows that a request is about.
public interface States<S, R> {

    /// The prefix of the rows of [#oneRow].
    String ONE_ROW = "state/";

    S load(Rows rows, String key, R request);

    void save(Rows rows, String key, S before, S after);

    /// One row per key, named `state/<key>`.
    static <S, R> States<S, R> oneRow(Class<S> type, S initial) {
        return new States<>() {
            @Override
            public S load(Rows rows, String key, R request) {
                @Nullable S stored = rows.get(ONE_ROW, key, type);
                return stored == null ? initial : stored;
            }

            @Override
            public void save(Rows rows, String key, S before, S after) {
                rows.put(ONE_ROW, key, after, type);
            }
        };
    }
}
