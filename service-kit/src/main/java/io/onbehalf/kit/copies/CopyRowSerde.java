package io.onbehalf.kit.copies;

import io.onbehalf.schemas.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/// The values of a copy's rows: Avro in this build's own schema, without an id, so that no read asks the
/// registry. The files of another schema are not gone on with ([ContinuedCopies]).
final class CopyRowSerde implements Serde<SpecificRecord> {

    private final Schema schema;

    /// Avro's readers may be shared by threads.
    private final DatumReader<SpecificRecord> reader;

    private CopyRowSerde(Schema schema) {
        this.schema = schema;
        reader = new SpecificDatumReader<>(schema, schema);
    }

    /// @param topic carries one type of values
    static CopyRowSerde of(Topic topic) {
        if (topic.schemas().size() != 1) {
            throw new IllegalArgumentException(
                    "topic %s: carries %d types, a copy has one"
                            .formatted(topic.name(), topic.schemas().size()));
        }
        return new CopyRowSerde(topic.schemas().getFirst());
    }

    @Override
    public Serializer<SpecificRecord> serializer() {
        return (_, value) -> value == null ? null : write(value);
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return (_, bytes) -> bytes == null ? null : read(bytes);
    }

    private byte[] write(SpecificRecord value) {
        try (var bytes = new ByteArrayOutputStream(256)) {
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(schema).write(value, encoder);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new SerializationException("a %s can't be written".formatted(schema.getName()), e);
        }
    }

    private SpecificRecord read(byte[] bytes) {
        try {
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException e) {
            throw new SerializationException("a row is no readable " + schema.getName(), e);
        }
    }
}
