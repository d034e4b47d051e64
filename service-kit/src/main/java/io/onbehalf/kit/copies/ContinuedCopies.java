package io.onbehalf.kit.copies;

import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ObjLongConsumer;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.TopicPartition;

/// Where the copies of one Kafka Streams go on: after what their files have.
///
/// Kafka Streams is told that the copies are not persistent, and reads their topics from the beginning. The
/// consumer that it does so with seeks by [#seek] instead. Its own checkpoint would be read by earlier
/// builds too, which keep copies in memory: they would begin with empty copies where that checkpoint ends.
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

    /// @param ids a copy of a topic without an id is always read from the beginning
    public ContinuedCopies(TopicIds ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// The stamp for files that have everything that was read until now; empty for a topic of unknown id.
    Optional<CopyStamp> stamp(Topic topic) {
        return ids.of(topic.name())
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
    /// @param seek sets the offset of the next record
    /// @param toBeginning is called with the other partitions, if there are any
    public void seek(
            Collection<TopicPartition> partitions,
            ObjLongConsumer<TopicPartition> seek,
            Consumer<List<TopicPartition>> toBeginning) {
        List<TopicPartition> others = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            OptionalLong position = continued(partition);
            position.ifPresentOrElse(next -> seek.accept(partition, next), () -> others.add(partition));
        }
        if (!others.isEmpty()) {
            toBeginning.accept(others);
        }
    }

    private OptionalLong continued(TopicPartition partition) {
        IntFunction<OptionalLong> positions = opened.get(partition.topic());
        return positions == null ? OptionalLong.empty() : positions.apply(partition.partition());
    }

}
