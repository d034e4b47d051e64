package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Turns records into bytes on their way to a topic, and measures them with their keys and headers: the one
/// bound of what is written to topics.
///
/// @param mostBytes the largest record that may be written
public record RecordBytes(Serializer<SpecificRecord> serializer, int mostBytes) {

    /// More than Kafka puts around a header's name and value.
    private static final int AROUND_HEADER = 16;

    /// The bytes of a record's value.
    ///
    /// @throws IllegalStateException for a record that is larger; it names its type and both sizes
    public byte[] of(Topic topic, String key, SpecificRecord value, Headers headers) {
        byte[] bytes = serializer.serialize(topic.name(), value);
        long size = size(key.getBytes(UTF_8), bytes, headers);
        if (size > mostBytes) {
            throw new IllegalStateException(
                    "topic %s: a %s takes %d bytes, at most %d are written"
                            .formatted(topic.name(), value.getSchema().getName(), size, mostBytes));
        }
        return bytes;
    }

    /// What a record takes at most, without the bytes around it as a whole.
    static long size(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long size = (long) length(key) + length(value);
        for (Header header : headers) {
            size += AROUND_HEADER + header.key().getBytes(UTF_8).length + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
