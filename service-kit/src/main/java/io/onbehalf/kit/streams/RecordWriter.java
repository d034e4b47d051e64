package io.onbehalf.kit.streams;

import static java.util.Objects.requireNonNull;

import io.onbehalf.schemas.Topic;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/// Turns the values of a stream into the bytes that its topic gets. A value that can't be written, or whose
/// record is larger than a decision may write, is set aside: it never comes to the producer, whose
/// transaction it would break.
public final class RecordWriter<T extends @Nullable Object>
        extends ContextualFixedKeyProcessor<String, T, byte @Nullable []> {

    private final Topic topic;
    private final Serializer<SpecificRecord> serializer;
    private final Function<T, @Nullable SpecificRecord> avro;
    private @Nullable RecordBytes bytes;

    private RecordWriter(
            Topic topic, Serializer<SpecificRecord> serializer, Function<T, @Nullable SpecificRecord> avro) {
        this.topic = topic;
        this.serializer = serializer;
        this.avro = avro;
    }

    /// The processor, ready for `KStream.processValues`.
    ///
    /// @param avro the record of a value; null for a tombstone
    public static <T extends @Nullable Object>
            FixedKeyProcessorSupplier<String, T, byte @Nullable []> supplier(
                    Topic topic,
                    Serializer<SpecificRecord> serializer,
                    Function<T, @Nullable SpecificRecord> avro) {
        return () -> new RecordWriter<>(topic, serializer, avro);
    }

    @Override
    public void init(FixedKeyProcessorContext<String, byte @Nullable []> context) {
        super.init(context);
        bytes = new RecordBytes(serializer, StreamsSettings.maxRecordBytes(context.appConfigs()));
    }

    @Override
    public void process(FixedKeyRecord<String, T> record) {
        byte[] written = UnprocessableRecord.guarded(() -> bytes(record));
        context().forward(record.withValue(written));
    }

    private byte @Nullable [] bytes(FixedKeyRecord<String, T> record) {
        SpecificRecord value = avro.apply(record.value());
        return value == null ? null : requireNonNull(bytes).of(topic, record.key(), value, record.headers());
    }
}
