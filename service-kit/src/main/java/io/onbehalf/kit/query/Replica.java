package io.onbehalf.kit.query;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.copies.CopyStores;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/// A full copy, on every instance, of another service's compacted topic. It follows within milliseconds, and
/// works while the owner is down. Its rows are on the instance's disk, and a start goes on where the last one
/// ended ([ContinuedCopies][io.onbehalf.kit.copies.ContinuedCopies]).
public final class Replica<V extends SpecificRecord> {

    private final Topic topic;
    private final Class<V> type;
    private final StreamsReader streams;
    private volatile @Nullable ReadOnlyKeyValueStore<String, SpecificRecord> found;

    public Replica(Topic topic, Class<V> type, StreamsReader streams) {
        this.topic = topic;
        this.type = type;
        this.streams = streams;
    }

    /// Adds the copy of a compacted topic to a topology.
    ///
    /// A record that can't be read is set aside, and the copy keeps the previous value. A global table would
    /// be shorter, but restores itself at start from bytes that it does not decode, so readers would find the
    /// bad ones.
    public static void declare(StreamsBuilder builder, EventSerdes serdes, Topic topic) {
        add(builder, serdes, topic, () -> new Copy(storeName(topic)));
    }

    /// Adds a copy whose values are also found by other keys than that of their record.
    ///
    /// @param alsoUnder the other keys of a value; each must name the value's own key, so that no other has
    ///   it
    public static void declare(
            StreamsBuilder builder,
            EventSerdes serdes,
            Topic topic,
            Function<SpecificRecord, List<String>> alsoUnder) {
        add(builder, serdes, topic, () -> new IndexedCopy(storeName(topic), alsoUnder));
    }

    private static void add(
            StreamsBuilder builder,
            EventSerdes serdes,
            Topic topic,
            ProcessorSupplier<String, SpecificRecord, Void, Void> copy) {
        var values =
                Serdes.serdeFrom(
                        serdes.values().serializer(),
                        new ReplicaValues(topic, serdes.values(), serdes.copies()));
        serdes.copies().measure(topic);
        builder.addGlobalStore(
                CopyStores.of(topic), topic.name(), serdes.consumed(topic).withValueSerde(values), copy);
    }

    /// Puts each record into the store.
    private static class Copy implements Processor<String, SpecificRecord, Void, Void> {

        private final String name;
        private @Nullable TimestampedKeyValueStore<String, SpecificRecord> store;

        private Copy(String name) {
            this.name = name;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(name);
        }

        @Override
        public void process(Record<String, SpecificRecord> record) {
            put(
                    requireNonNull(store),
                    record.key(),
                    ValueAndTimestamp.make(record.value(), record.timestamp()));
        }

        void put(
                TimestampedKeyValueStore<String, SpecificRecord> copy,
                String key,
                @Nullable ValueAndTimestamp<SpecificRecord> value) {
            copy.put(key, value);
        }
    }

    /// Puts each record into the store under all its keys, and removes those that it no longer has. They go
    /// first: if the process dies between the two, the record is read again, and then its former value is no
    /// longer known.
    private static final class IndexedCopy extends Copy {

        private final Function<SpecificRecord, List<String>> alsoUnder;

        private IndexedCopy(String name, Function<SpecificRecord, List<String>> alsoUnder) {
            super(name);
            this.alsoUnder = alsoUnder;
        }

        @Override
        void put(
                TimestampedKeyValueStore<String, SpecificRecord> copy,
                String key,
                @Nullable ValueAndTimestamp<SpecificRecord> value) {
            ValueAndTimestamp<SpecificRecord> before = copy.get(key);
            List<String> keys = keys(value);
            keys(before).stream().filter(old -> !keys.contains(old)).forEach(copy::delete);
            super.put(copy, key, value);
            keys.forEach(also -> copy.put(also, value));
        }

        private List<String> keys(@Nullable ValueAndTimestamp<SpecificRecord> value) {
            return value == null ? List.of() : alsoUnder.apply(value.value());
        }
    }

    public @Nullable V get(String key) {
        return reading(store -> type.cast(store.get(key)));
    }

    /// Waits until the copy has these keys, at most two seconds in all: a key may be gone again.
    public void await(Collection<String> keys) {
        Set<String> missing = new HashSet<>(keys);
        try {
            streams.retrying(() -> {
                missing.removeIf(key -> get(key) != null);
                if (!missing.isEmpty()) {
                    throw new NotYetApplied(storeName(topic));
                }
                return keys;
            });
        } catch (DataUnavailable e) {
            // The call goes on without.
        }
    }

    /// The values whose key has the prefix, in key order.
    public List<V> startingWith(String prefix) {
        return reading(store -> {
            List<V> values = new ArrayList<>();
            try (KeyValueIterator<String, SpecificRecord> rows =
                    store.prefixScan(prefix, Serdes.String().serializer())) {
                while (rows.hasNext()) {
                    KeyValue<String, SpecificRecord> row = rows.next();
                    values.add(type.cast(row.value));
                }
            }
            return values;
        });
    }

    /// Reads the store, which is looked up once, as a look-up costs more than many reads; one that was closed
    /// since is looked up again.
    private <T extends @Nullable Object> T reading(
            Function<ReadOnlyKeyValueStore<String, SpecificRecord>, T> read) {
        return streams.retrying(() -> {
            ReadOnlyKeyValueStore<String, SpecificRecord> store = found;
            if (store == null) {
                store = streams.store(storeName(topic), QueryableStoreTypes.keyValueStore());
                found = store;
            }
            try {
                return read.apply(store);
            } catch (InvalidStateStoreException e) {
                found = null;
                throw e;
            }
        });
    }

    /// The name of the copy's store, for processors that read it.
    public static String storeName(Topic topic) {
        return CopyStores.nameOf(topic);
    }
}
