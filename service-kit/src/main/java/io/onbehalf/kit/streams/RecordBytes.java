package io.onbehalf.kit.streams;

import io.onbehalf.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/// Turns records into bytes on their way to a topic, and measures them: the one bound of what is written to
/// topics.
///
/// @param mostBytes the largest value that may be written
public record RecordBytes(Serializer<SpecificRecord> serializer, int mostBytes) {

    /// The bytes of a record.
    ///
    /// @throws IllegalStateException for a record that is larger; it names its type and both sizes
    public byte[] of(Topic topic, SpecificRecord value) {
        byte[] bytes = serializer.serialize(topic.name(), value);
        if (bytes.length > mostBytes) {
            throw new IllegalStateException(
                    "topic %s: a %s takes %d bytes, at most %d are written"
                            .formatted(topic.name(), value.getSchema().getName(), bytes.length, mostBytes));
        }
        return bytes;
    }
}
