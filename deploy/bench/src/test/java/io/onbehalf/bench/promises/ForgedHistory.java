package io.onbehalf.bench.promises;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.reflect.ReflectData;

/// Records made by a test, to check the verdict of a promise.
public final class ForgedHistory {

    private final List<TopicRecord> records = new ArrayList<>();

    /// Adds an event of the thread.
    public ForgedHistory event(String thread, String type, Map<String, ?> fields) {
        return record("conversation.events", thread, type, fields);
    }

    /// Adds a record that has these fields and no other.
    public ForgedHistory record(String topic, String key, String type, Map<String, ?> fields) {
        records.add(new TopicRecord(topic, 0, records.size(), key, Map.of(), value(type, fields)));
        return this;
    }

    /// Adds a record without a value that has this header.
    public ForgedHistory headed(String topic, String key, Map<String, String> headers) {
        records.add(new TopicRecord(topic, 0, records.size(), key, headers, null));
        return this;
    }

    /// How many records there are; the next one's offset.
    public int size() {
        return records.size();
    }

    /// An Avro record with these fields, whose schema follows from their values.
    public static GenericRecord value(String type, Map<String, ?> fields) {
        var schema = SchemaBuilder.record(type).fields();
        fields.forEach((name, value) -> schema.name(name).type(schemaOf(value)).noDefault());
        GenericRecord record = new GenericData.Record(schema.endRecord());
        fields.forEach(record::put);
        return record;
    }

    private static Schema schemaOf(Object value) {
        return switch (value) {
            case GenericRecord record -> record.getSchema();
            case List<?> items -> Schema.createArray(schemaOf(items.getFirst()));
            default -> ReflectData.get().getSchema(value.getClass());
        };
    }

    public void keeps(Promise promise) {
        assertThatCode(() -> Promise.checkAll(records, List.of(promise))).doesNotThrowAnyException();
    }

    public void breaks(Promise promise, String sentence) {
        breaks(promise, 1, sentence);
    }

    /// Fails unless the promise is broken so many times.
    ///
    /// @param sentence part of one violation's text
    public void breaks(Promise promise, int times, String sentence) {
        assertThatThrownBy(() -> Promise.checkAll(records, List.of(promise)))
                .hasMessageContaining(
                        "%s is broken %d times".formatted(promise.getClass().getSimpleName(), times))
                .hasMessageContaining(sentence);
    }
}
