package io.onbehalf.kit.copies;

import io.onbehalf.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/// The stores of copies: their names, and how to build one.
public final class CopyStores {

    private static final String PREFIX = "replica-";

    private CopyStores() {}

    /// The name of the store of a topic's copy.
    public static String nameOf(Topic topic) {
        return PREFIX + topic.name();
    }

    /// True if a store of this name is a copy.
    public static boolean isCopy(String store) {
        return store.startsWith(PREFIX);
    }

    /// Builds the store of a topic's copy, on the disk of the instance.
    public static StoreBuilder<TimestampedKeyValueStore<String, SpecificRecord>> of(Topic topic) {
        return Stores.timestampedKeyValueStoreBuilder(
                new Rows(nameOf(topic), topic), Serdes.String(), CopyRowSerde.of(topic));
    }

    private record Rows(String name, Topic topic) implements KeyValueBytesStoreSupplier {

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new CopyStore(name, topic);
        }

        @Override
        public String metricsScope() {
            return "rocksdb";
        }
    }
}
