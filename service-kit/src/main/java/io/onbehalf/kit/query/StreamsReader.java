package io.onbehalf.kit.query;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.call.HeldPlaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running Kafka Streams, for readers of its stores. A read of a store that is moving is repeated for a
/// while and then fails with [DataUnavailable].
public final class StreamsReader {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsReader.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration APPLYING = Duration.ofMillis(3);

    private final Supplier<@Nullable KafkaStreams> streams;

    public StreamsReader(Supplier<@Nullable KafkaStreams> streams) {
        this.streams = streams;
    }

    KafkaStreams running() {
        KafkaStreams current = streams.get();
        if (current == null) {
            throw new InvalidStateStoreException("the streams are not started");
        }
        return current;
    }

    <T> T store(String name, QueryableStoreType<T> type) {
        return running().store(StoreQueryParameters.fromNameAndType(name, type));
    }

    /// Reads each partition of a store by itself, of those that this instance has now: the rows of several
    /// are in order only within each. A partition that is moving is left out.
    ///
    /// @throws InvalidStateStoreException while the streams are not started
    public <T> List<T> ofEachPartition(String store, Function<PrefixedStore, T> read) {
        Set<Integer> partitions =
                running().metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .map(task -> task.taskId().partition())
                        .collect(Collectors.toCollection(TreeSet::new));
        List<T> found = new ArrayList<>();
        for (int partition : partitions) {
            try {
                found.add(read.apply(new PrefixedStore(partition(store, partition))));
            } catch (InvalidStateStoreException e) {
                LOG.debug("{}-{} can't be read now: {}", store, partition, e.getClass().getSimpleName());
            }
        }
        return found;
    }

    private ReadOnlyKeyValueStore<String, byte[]> partition(String store, int partition) {
        return running()
                .store(
                        StoreQueryParameters.fromNameAndType(
                                        store, QueryableStoreTypes.<String, byte[]>keyValueStore())
                                .withPartition(partition));
    }

    <T extends @Nullable Object> T retrying(Supplier<T> read) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return read.get();
            } catch (InvalidStateStoreException e) {
                if (System.nanoTime() > giveUpAt) {
                    throw new DataUnavailable(
                            e instanceof NotYetApplied
                                    ? "What was written before can't be read yet"
                                    : "The data are moving to another instance");
                }
                if (!(e instanceof NotYetApplied)) {
                    HeldPlaces.giveBack(); // those whose data are here need them
                }
                pause(e instanceof NotYetApplied ? APPLYING : PAUSE);
            } catch (IllegalStateException e) {
                throw hasEnded() ? new DataUnavailable("The service is about to stop") : e;
            }
        }
    }

    /// What Kafka Streams says by an [IllegalStateException].
    private boolean hasEnded() {
        KafkaStreams current = streams.get();
        return current != null && !current.state().isRunningOrRebalancing();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataUnavailable("The data are moving to another instance");
        }
    }
}
