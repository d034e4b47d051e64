package io.onbehalf.kit.copies;

import static java.util.Objects.requireNonNull;

import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.StreamsException;

/// Where the copies of one Kafka Streams go on: after what their files have.
///
/// Kafka Streams is told that the copies are not persistent, and reads their topics from the beginning. The
/// consumer that it does so with seeks by [#seek] instead. Its own checkpoint would be read by earlier builds
/// too, which keep copies in memory: they would begin with empty copies where that checkpoint ends.
public final class ContinuedCopies {

    /// The Kafka Streams setting that holds it.
    public static final String SETTING = "onbehalf.continued.copies";

    /// The layout of rows and their other keys. Count it up when what a copy stores changes without its
    /// schema, as by another key: files of another layout are not gone on with.
    public static final int LAYOUT = 1;

    /// A topic keeps a tombstone for twice as long. Files that are older could have missed some.
    static final Duration OLDEST = Topic.TOMBSTONES_KEPT.dividedBy(2);

    private final TopicIds ids;
    private final InstantSource clock;
    private final Map<String, IntFunction<OptionalLong>> opened = new ConcurrentHashMap<>();
    private final Set<String> abandoned = ConcurrentHashMap.newKeySet();

    /// @param ids a copy of a topic without an id is always read from the beginning
    public ContinuedCopies(TopicIds ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// The stamp for files that have everything that was read until now; empty if nothing may go on with
    /// them.
    Optional<CopyStamp> stamp(Topic topic) {
        return ids.of(topic.name())
                .filter(_ -> !abandoned.contains(topic.name()))
                .map(id ->
                        new CopyStamp(
                                "topic=%s values=%s layout=%d".formatted(id, fingerprint(topic), LAYOUT),
                                clock.instant()));
    }

    private static String fingerprint(Topic topic) {
        return topic.schemas().stream()
                .map(SchemaNormalization::parsingFingerprint64)
                .map(Long::toHexString)
                .toList()
                .toString();
    }

    /// True if files with this stamp may be gone on with.
    boolean accepts(Topic topic, CopyStamp found) {
        return stamp(topic).filter(wanted -> wanted.origin().equals(found.origin())).isPresent()
                && found.isWithin(OLDEST, clock.instant());
    }

    /// A copy is open.
    ///
    /// @param positions the offset of the next record of a partition; empty if none was read
    void open(Topic topic, IntFunction<OptionalLong> positions) {
        opened.put(topic.name(), positions);
    }

    /// Seeks partitions of a consumer to where their copies go on.
    ///
    /// @param toBeginning is called with the other partitions, if there are any
    /// @throws StreamsException if a partition no longer has that place: this start ends, and the next one
    ///   reads the topic from the beginning
    public void seek(
            Consumer<?, ?> reader,
            Collection<TopicPartition> partitions,
            java.util.function.Consumer<List<TopicPartition>> toBeginning) {
        List<TopicPartition> others = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            OptionalLong position = continued(partition);
            if (position.isPresent()) {
                check(reader, partition, position.getAsLong());
                reader.seek(partition, position.getAsLong());
            } else {
                others.add(partition);
            }
        }
        if (!others.isEmpty()) {
            toBeginning.accept(others);
        }
    }

    private void check(Consumer<?, ?> reader, TopicPartition partition, long position) {
        long first = offset(reader.beginningOffsets(List.of(partition)), partition);
        long end = offset(reader.endOffsets(List.of(partition)), partition);
        if (position < first || position > end) {
            abandoned.add(partition.topic());
            throw new StreamsException(
                    "the copy of %s can't go on at %d: the partition has %d to %d"
                            .formatted(partition, position, first, end));
        }
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return requireNonNull(offsets.get(partition), partition::toString);
    }

    private OptionalLong continued(TopicPartition partition) {
        IntFunction<OptionalLong> positions = opened.get(partition.topic());
        return positions == null ? OptionalLong.empty() : positions.apply(partition.partition());
    }
}
