package io.onbehalf.e2e;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads all but what a test made unreadable on purpose, which becomes null.
record SkippingBadInput<T extends @Nullable Object>(Deserializer<T> values)
        implements Deserializer<@Nullable T> {

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : values.deserialize(topic, bytes);
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
        return bytes == null || headers.lastHeader(Ledger.BAD_INPUT) != null
                ? null
                : values.deserialize(topic, headers, bytes);
    }
}
