package io.onbehalf.bench.promises;

import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// One record of a topic, as any consumer reads it.
///
/// @param headers by name, as text
/// @param value null for a tombstone
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        String key,
        Map<String, String> headers,
        @Nullable GenericRecord value) {

    /// True if the record is an event.
    public boolean isEvent() {
        return value != null && topic.endsWith(".events");
    }

    /// True if the record is a request.
    public boolean isRequest() {
        return value != null && (topic.endsWith(".requests") || topic.endsWith(".idempotency"));
    }

    /// True if the record is a reply.
    public boolean isReply() {
        return value != null && topic.endsWith(".replies");
    }

    /// The record type's simple name; empty for a tombstone.
    public String type() {
        return value == null ? "" : value.getSchema().getName();
    }

    /// A field of the value as text; empty if the field is missing or null.
    public String text(String field) {
        if (value == null || value.getSchema().getField(field) == null) {
            return "";
        }
        Object content = value.get(field);
        return content == null ? "" : content.toString();
    }

    /// A field that is a list; empty if the field is missing or null.
    public List<?> items(String field) {
        return value != null && value.hasField(field) && value.get(field) instanceof List<?> items
                ? items
                : List.of();
    }

    /// Topic, partition, offset and type, for error messages.
    public String place() {
        return "%s-%d@%d %s".formatted(topic, partition, offset, type());
    }
}
