package io.onbehalf.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A store whose writes wait, as bytes, until all of them are known to be possible.
///
/// [#get] sees what waits; scans see what is written.
public final class StagedStore extends PrefixedStore {

    private final Map<String, byte @Nullable []> staged = new LinkedHashMap<>();

    public StagedStore(KeyValueStore<String, byte[]> store) {
        super(store);
    }

    /// Checks every row that waits, with its key.
    ///
    /// @param mostBytes the largest row that may be written
    /// @throws IllegalStateException for a row that is larger; it names the row's prefix and both sizes
    public void requireAtMost(int mostBytes) {
        staged.forEach((key, value) -> {
            int size = key.getBytes(UTF_8).length + (value == null ? 0 : value.length);
            if (size > mostBytes) {
                throw new IllegalStateException(
                        "row %s: takes %d bytes, at most %d are written"
                                .formatted(key.substring(0, key.indexOf('/')), size, mostBytes));
            }
        });
    }

    /// Writes everything that waits, in the order in which it came.
    public void flush() {
        staged.forEach(super::write);
        staged.clear();
    }

    /// Forgets everything that waits.
    public void discard() {
        staged.clear();
    }

    @Override
    byte @Nullable [] read(String key) {
        return staged.containsKey(key) ? staged.get(key) : super.read(key);
    }

    @Override
    void write(String key, byte @Nullable [] value) {
        staged.put(key, value);
    }
}
