package io.onbehalf.kit.store;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.core.JacksonException;

/// A domain type in a topic that only its own service reads (a repartition): the bytes of [StateCodec].
public final class StateSerde {

    /// What a broker and a producer take by default is 1 MiB, with some bytes around it.
    private static final int MOST_BYTES = 1_000_000;

    private StateSerde() {}

    /// The serde of a type.
    ///
    /// @param type a record or a sealed type
    public static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : write(topic, value, type),
                (topic, bytes) -> read(topic, bytes, type));
    }

    private static <T> byte[] write(String topic, T value, Class<T> type) {
        byte[] bytes = StateCodec.write(value, type);
        if (bytes.length > MOST_BYTES) {
            throw new SerializationException(
                    "topic %s: a %s takes %d bytes, at most %d are written"
                            .formatted(topic, type.getSimpleName(), bytes.length, MOST_BYTES));
        }
        return bytes;
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
