package io.onbehalf.queue.topology.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/// Events in which every field has a value; a text is its field's name in guillemets, so that it is found
/// wherever it goes.
public final class SampleEvents {

    public static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private SampleEvents() {}

    /// An event of a type.
    ///
    /// @param given the values of some fields; the others are made up
    public static SpecificRecord of(Class<? extends SpecificRecord> type, Map<String, Object> given) {
        SpecificRecord event = record(SpecificData.get().getSchema(type));
        given.forEach((field, value) -> event.put(event.getSchema().getField(field).pos(), value));
        return event;
    }

    /// The text that a field has where none is given.
    static String text(String field) {
        return "«" + field + "»";
    }

    private static SpecificRecord record(Schema schema) {
        var record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.name(), field.schema())));
        return record;
    }

    private static Object value(String field, Schema schema) {
        return switch (schema.getType()) {
            case STRING -> text(field);
            case LONG -> schema.getLogicalType() == null ? 1L : AT;
            case INT -> 1;
            case BOOLEAN -> true;
            case DOUBLE -> 1.5;
            case BYTES -> ByteBuffer.allocate(1);
            case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().getFirst(), schema);
            case UNION -> value(field, schema.getTypes().getLast());
            case ARRAY -> List.of(value(field, schema.getElementType()));
            case MAP -> Map.of("key", value(field, schema.getValueType()));
            case RECORD -> record(schema);
            case FIXED, FLOAT, NULL -> throw new IllegalArgumentException(field + ": no sample of " + schema);
        };
    }
}
