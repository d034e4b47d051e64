package io.onbehalf.kit.query;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.places.HeldPlaces;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;

/// The running Kafka Streams, for readers of its stores. A read of a store that is moving is repeated for a
/// while and then fails with [DataUnavailable].
public final class StreamsReader {

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

    /// The rows of a store in the partitions that this instance has now; without those that are moving or
    /// that only a copy is kept of.
    ///
    /// @throws InvalidStateStoreException while none can be read
    public PrefixedStore rows(String store) {
        return new PrefixedStore(store(store, QueryableStoreTypes.keyValueStore()));
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
