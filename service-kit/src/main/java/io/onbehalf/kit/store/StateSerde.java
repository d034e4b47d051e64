package io.onbehalf.kit.store;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.core.JacksonException;

/// A domain type in a topic that only its own service reads (a repartition): the bytes of [StateCodec].
public final class StateSerde {

    private StateSerde() {}

    /// The serde of a type.
    ///
    /// @param type a record or a sealed type
    public static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (_, value) -> value == null ? null : StateCodec.write(value, type),
                (topic, bytes) -> read(topic, bytes, type));
    }

    private static <T> T read(String topic, byte[] bytes, Class<T> type) {
        try {
            T value = StateCodec.read(bytes, type);
            if (value == null) {
                throw new SerializationException("topic %s: no %s".formatted(topic, type.getSimpleName()));
            }
            return value;
        } catch (JacksonException e) {
            throw new SerializationException(
                    "topic %s: not a readable %s".formatted(topic, type.getSimpleName()), e);
        }
    }
}
