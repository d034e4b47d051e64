package io.onbehalf.kit.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Says whether the task runs that would process a record, so that nobody waits for one that does not.
///
/// It knows what Kafka Streams tells an instance: which instance has each task, and which of its own tasks
/// still restore their state. That another instance restores, or has stopped without a word, is not known
/// here.
public final class RunningTasks implements StateRestoreListener {

    private final Supplier<Stream<StreamsBuilderFactoryBean>> topologies;
    private final HostInfo self;

    /// The stores that are being restored, by [#id].
    private final Set<String> restoring = ConcurrentHashMap.newKeySet();

    /// By topic; empty for one that the service does not read. Describing a topology takes longer than a
    /// call.
    private final Map<String, Optional<Reader>> readers = new ConcurrentHashMap<>();

    /// What reads a topic, with its stores.
    private record Reader(StreamsBuilderFactoryBean topology, List<String> stores) {}

    /// @param topologies that the service runs
    public RunningTasks(Supplier<Stream<StreamsBuilderFactoryBean>> topologies, String advertisedAddress) {
        this.topologies = topologies;
        this.self = HostInfo.buildFromEndpoint(advertisedAddress);
    }

    /// Where a key's records are processed.
    ///
    /// @param owner the instance that has the task, as host:port; the topic's name where that is not known
    /// @param isRunning false if no instance has it, or this one has it and can't process yet
    public record Place(String owner, boolean isRunning) {}

    /// Where the key's records are processed. A topic that the service itself does not read is taken to be
    /// read by another.
    public Place place(String topic, String key) {
        Optional<Reader> reader = reader(topic);
        return reader.isEmpty()
                ? new Place(topic, true)
                : place(reader.get(), key).orElseGet(() -> new Place(topic, false));
    }

    private Optional<Reader> reader(String topic) {
        Optional<Reader> known = readers.get(topic);
        if (known != null) {
            return known;
        }
        List<StreamsBuilderFactoryBean> all = topologies.get().toList();
        Optional<Reader> found = all.stream().flatMap(each -> reader(each, topic)).findFirst();
        if (found.isPresent() || all.stream().allMatch(each -> each.getTopology() != null)) {
            readers.put(topic, found);
        }
        return found;
    }

    private Optional<Place> place(Reader reader, String key) {
        return Optional.ofNullable(reader.topology().getKafkaStreams())
                .flatMap(streams -> place(streams, reader, key));
    }

    private static Stream<Reader> reader(StreamsBuilderFactoryBean topology, String topic) {
        Topology defined = topology.getTopology();
        List<String> stores = defined == null ? List.of() : stores(defined, topic);
        return stores.isEmpty() ? Stream.empty() : Stream.of(new Reader(topology, stores));
    }

    /// The stores of the part of a topology that reads a topic.
    private static List<String> stores(Topology topology, String topic) {
        return topology.describe().subtopologies().stream()
                .filter(part -> nodes(part, Source.class).anyMatch(each -> each.topicSet().contains(topic)))
                .flatMap(part -> nodes(part, Processor.class))
                .map(Processor::stores)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private static <T> Stream<T> nodes(Subtopology part, Class<T> type) {
        return part.nodes().stream().filter(type::isInstance).map(type::cast);
    }

    /// Empty if no instance has it.
    private Optional<Place> place(KafkaStreams streams, Reader reader, String key) {
        try {
            KeyQueryMetadata place =
                    streams.queryMetadataForKey(
                            reader.stores().getFirst(), key, Serdes.String().serializer());
            HostInfo owner = place.activeHost();
            return owner.equals(HostInfo.unavailable())
                    ? Optional.empty()
                    : Optional.of(
                            new Place(
                                    owner.host() + ":" + owner.port(),
                                    !(owner.equals(self) && isRestoring(reader, place.partition()))));
        } catch (InvalidStateStoreException e) {
            return Optional.empty(); // it has not started
        } catch (IllegalStateException e) {
            if (streams.state().isRunningOrRebalancing()) {
                throw e;
            }
            return Optional.empty(); // it has ended
        }
    }

    private boolean isRestoring(Reader reader, int partition) {
        return reader.stores().stream().anyMatch(store -> restoring.contains(id(store, partition)));
    }

    private static String id(String store, int partition) {
        return store + "/" + partition;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        if (from < to) {
            restoring.add(id(store, changelog.partition()));
        }
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {}

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {
        restoring.remove(id(store, changelog.partition()));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long restored) {
        restoring.remove(id(store, changelog.partition()));
    }
}
