package io.onbehalf.kit.streams;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// How a thing stands after an event, under its own key; no value means that the thing is gone.
public record Snapshot(String key, @Nullable SpecificRecord value) {

    /// Takes the snapshot that an event calls for, if any; the rows are already as after the event.
    @FunctionalInterface
    public interface Camera<V> {
        Optional<Snapshot> take(SpecificRecord event, V rows);
    }
}
