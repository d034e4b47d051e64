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

    /// False if no instance has the task that reads the key's records, or this one has it and can't process
    /// yet. True for a topic that the service itself does not read, as its reader is another's.
    public boolean isRunning(String topic, String key) {
        return reader(topic).map(reader -> isRunning(reader, key)).orElse(true);
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

    private boolean isRunning(Reader reader, String key) {
        KafkaStreams streams = reader.topology().getKafkaStreams();
        return streams != null && isRunning(streams, reader, key);
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

    private boolean isRunning(KafkaStreams streams, Reader reader, String key) {
        try {
            KeyQueryMetadata place =
                    streams.queryMetadataForKey(
                            reader.stores().getFirst(), key, Serdes.String().serializer());
            return !place.activeHost().equals(HostInfo.unavailable())
                    && !(place.activeHost().equals(self) && isRestoring(reader, place.partition()));
        } catch (InvalidStateStoreException e) {
            return false; // it has not started
        } catch (IllegalStateException e) {
            if (streams.state().isRunningOrRebalancing()) {
                throw e;
            }
            return false; // it has ended
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
