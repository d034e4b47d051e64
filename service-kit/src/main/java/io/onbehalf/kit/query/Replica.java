package io.onbehalf.kit.query;

import io.onbehalf.kit.streams.EventSerdes;
import io.onbehalf.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// A full copy, on every instance, of somebody's compacted topic; it follows within milliseconds and works
/// while the owner is down.
public final class Replica<V extends SpecificRecord> {

    private final Topic topic;
    private final Class<V> type;
    private final StreamsHolder streams;

    public Replica(Topic topic, Class<V> type, StreamsHolder streams) {
        this.topic = topic;
        this.type = type;
        this.streams = streams;
    }

    /// Adds the copy of a compacted topic to a topology.
    public static void declare(StreamsBuilder builder, EventSerdes serdes, Topic topic) {
        builder.globalTable(
                topic.name(),
                serdes.consumed(topic),
                Materialized.<String, SpecificRecord>as(Stores.inMemoryKeyValueStore(storeName(topic)))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serdes.values()));
    }

    public @Nullable V get(String key) {
        return streams.retrying(() -> type.cast(store().get(key)));
    }

    /// The values whose key begins so, in key order.
    public List<V> startingWith(String prefix) {
        return streams.retrying(() -> {
            List<V> found = new ArrayList<>();
            try (KeyValueIterator<String, SpecificRecord> rows =
                    store().prefixScan(prefix, Serdes.String().serializer())) {
                while (rows.hasNext()) {
                    KeyValue<String, SpecificRecord> row = rows.next();
                    found.add(type.cast(row.value));
                }
            }
            return found;
        });
    }

    private ReadOnlyKeyValueStore<String, SpecificRecord> store() {
        return streams.store(storeName(topic), QueryableStoreTypes.keyValueStore());
    }

    /// The name of the copy's store, for processors that read it.
    public static String storeName(Topic topic) {
        return "replica-" + topic.name();
    }
}
