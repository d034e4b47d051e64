package io.onbehalf.e2e.promises;

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

/// A forged history, to see what a promise says of it.
final class Forgery {

    private final List<Entry> entries = new ArrayList<>();

    /// One more event of the thread.
    Forgery event(String thread, String type, Map<String, ?> fields) {
        return record("conversation.events", thread, type, fields);
    }

    /// One more record, with just these fields.
    Forgery record(String topic, String key, String type, Map<String, ?> fields) {
        var schema = SchemaBuilder.record(type).fields();
        fields.forEach((name, value) -> schema.name(name).type(schemaOf(value)).noDefault());
        GenericRecord record = new GenericData.Record(schema.endRecord());
        fields.forEach(record::put);
        entries.add(new Entry(topic, 0, entries.size(), key, Map.of(), record));
        return this;
    }

    private static Schema schemaOf(Object value) {
        return ReflectData.get().getSchema(value.getClass());
    }

    void keeps(Promise promise) {
        assertThatCode(() -> Promise.checkAll(entries, List.of(promise))).doesNotThrowAnyException();
    }

    void breaks(Promise promise, String sentence) {
        assertThatThrownBy(() -> Promise.checkAll(entries, List.of(promise)))
                .hasMessageContaining(promise.getClass().getSimpleName() + " is broken 1 times")
                .hasMessageContaining(sentence);
    }
}
