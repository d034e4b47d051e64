package io.onbehalf.local.client;

import org.apache.avro.generic.GenericRecord;

/// One record that an [EventTail] has read.
///
/// @param headers names and values as one text
public record ConsumedEvent(String topic, String key, String headers, GenericRecord value) {

    /// The name of the event's type, such as `ConversationStarted`.
    public String type() {
        return value.getSchema().getName();
    }
}
