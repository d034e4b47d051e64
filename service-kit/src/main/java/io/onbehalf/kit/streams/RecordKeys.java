package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// The keys of our topics, in UTF-8: a record without a key, or with one that is too long, can't be read or
/// written.
///
/// A decision writes its key up to three times, in the record's key, in `ce_subject` and in its rows, so a
/// key that Kafka just took would make records that it does not take.
public final class RecordKeys {

    /// The longest key, in bytes. Our own have one or two ids, of at most 128 characters each.
    public static final int MOST_BYTES = 1_024;

    private RecordKeys() {}

    /// The serde of all keys.
    public static Serde<String> serde() {
        return Serdes.serdeFrom(RecordKeys::write, RecordKeys::read);
    }

    private static byte[] write(String topic, String key) {
        if (key == null) {
            throw absent(topic);
        }
        return bounded(topic, key.getBytes(UTF_8));
    }

    private static String read(String topic, byte[] bytes) {
        if (bytes == null) {
            throw absent(topic);
        }
        return new String(bounded(topic, bytes), UTF_8);
    }

    private static byte[] bounded(String topic, byte[] key) {
        if (key.length > MOST_BYTES) {
            throw new SerializationException(
                    "topic %s: a key takes %d bytes, it has at most %d"
                            .formatted(topic, key.length, MOST_BYTES));
        }
        return key;
    }

    private static SerializationException absent(String topic) {
        return new SerializationException("topic %s: does not carry records without a key".formatted(topic));
    }
}
