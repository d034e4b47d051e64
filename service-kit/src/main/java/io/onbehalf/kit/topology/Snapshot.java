package io.onbehalf.kit.topology;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A thing after an event, under its own key.
///
/// @param value a domain record with an Avro record of the same name; null when the thing is deleted
public record Snapshot(String key, java.lang.@Nullable Record value) {

    /// The snapshot of a thing that was deleted.
    public static Snapshot tombstone(String key) {
        return new Snapshot(key, null);
    }

    /// The snapshot that an event calls for, if any.
    ///
    /// @param <V> how the service sees its rows, which are already as after the event
    @FunctionalInterface
    public interface SnapshotFunction<E, V> {
        Optional<Snapshot> snapshot(E event, V rows);
    }
}
