package io.onbehalf.e2e.promises;

import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// One record of a topic as any consumer sees it.
///
/// @param headers by name, as text
/// @param value null for a tombstone
public record Entry(
        String topic,
        int partition,
        long offset,
        String key,
        Map<String, String> headers,
        @Nullable GenericRecord value) {

    /// Whether the record is an event: a fact on an event topic.
    public boolean isEvent() {
        return value != null && topic.endsWith(".events");
    }

    /// Whether the record asks for something.
    public boolean isRequest() {
        return value != null && (topic.endsWith(".requests") || topic.endsWith(".claims"));
    }

    /// Whether the record is an answer.
    public boolean isReply() {
        return value != null && topic.endsWith(".replies");
    }

    /// The record type's simple name, or nothing for a tombstone.
    public String type() {
        return value == null ? "" : value.getSchema().getName();
    }

    /// A field of the value as text; empty where there is no such field, or nothing in it.
    public String text(String field) {
        if (value == null || value.getSchema().getField(field) == null) {
            return "";
        }
        Object content = value.get(field);
        return content == null ? "" : content.toString();
    }

    /// A field that is a list; empty where there is no such field, or nothing in it.
    public List<?> items(String field) {
        return value != null && value.hasField(field) && value.get(field) instanceof List<?> items
                ? items
                : List.of();
    }

    /// Where it stands, for error messages.
    public String place() {
        return "%s-%d@%d %s".formatted(topic, partition, offset, type());
    }
}
