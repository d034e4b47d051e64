package io.onbehalf.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/// A topic as it is declared: what it carries, who alone writes it, and how long it is kept.
///
/// Keys are UTF-8 strings; values are Avro in Confluent's wire format, several record types to a topic, so a
/// value's subject in the registry is topic and record name (see [#subject]).
///
/// @param name the topic's name
/// @param key what the record key is, in the words of the design
/// @param owner the only service that writes it
/// @param partitions how many; topics with the same key and number are co-partitioned
/// @param cleanup whether old records are deleted or compacted away
/// @param retention how long deleted topics keep a record; ignored where compacted
/// @param values the record types on it; none for dead letters, which carry whatever was there
public record Topic(
        String name,
        String key,
        String owner,
        int partitions,
        Cleanup cleanup,
        Duration retention,
        List<Class<? extends SpecificRecord>> values) {

    private static final Duration DAY = Duration.ofDays(1);

    /// How long a compacted topic keeps the tombstone of a key: who was away for longer, and goes on where it
    /// was, may keep what was deleted.
    public static final Duration TOMBSTONES_KEPT = DAY;

    /// Brokers look for what is to be deleted every five minutes, and delete the file a minute later.
    private static final Duration DELETION_SEEN = Duration.ofHours(1);

    /// The way in which Kafka removes old records.
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    /// True if records of this value's type belong on the topic.
    public boolean carries(SpecificRecord value) {
        return values.contains(value.getClass());
    }

    /// The schemas of its values, in the order of [#values].
    public List<Schema> schemas() {
        return values.stream().map(type -> SpecificData.get().getSchema(type)).toList();
    }

    /// True if a value may hold a contact's number or text. Dead letters may be anything.
    public boolean mayHoldPersonalData() {
        return values.isEmpty() || schemas().stream().anyMatch(schema -> PersonalData.isIn(schema));
    }

    /// The time after which nothing of a record is on a disk any more, in a topic that deletes: the broker
    /// deletes whole segments, and looks every few minutes. Of a compacted topic, once it is deleted there.
    public Duration keptAtMost() {
        return switch (cleanup) {
            case DELETE -> retention.plus(segment()).plus(DELETION_SEEN);
            case COMPACT -> DAY.plus(DELETION_SEEN);
        };
    }

    private Duration segment() {
        return min(DAY, retention.dividedBy(4));
    }

    /// The registry's subject for a schema on this topic (topic and record name).
    public String subject(Schema schema) {
        return name + "-" + schema.getFullName();
    }

    /// The topic's settings in Kafka's own words.
    ///
    /// A broker deletes or compacts whole segments only, and by default begins a new one after a week:
    /// without its own times a quiet topic would keep records for that much longer. A write is confirmed once
    /// a second broker has it, where three may have it.
    ///
    /// @param replicas how many brokers have each partition
    public Map<String, String> config(int replicas) {
        Map<String, String> config = new HashMap<>();
        switch (cleanup) {
            case DELETE -> {
                config.put("cleanup.policy", "delete");
                config.put("retention.ms", Long.toString(retention.toMillis()));
                config.put("segment.ms", Long.toString(segment().toMillis()));
            }
            case COMPACT -> {
                config.put("cleanup.policy", "compact");
                config.put("max.compaction.lag.ms", Long.toString(DAY.toMillis()));
                config.put("delete.retention.ms", Long.toString(TOMBSTONES_KEPT.toMillis()));
            }
        }
        config.put("min.insync.replicas", Integer.toString(minInsyncReplicas(replicas)));
        return Map.copyOf(config);
    }

    /// How many brokers must have a record before its write is confirmed: one may be away.
    ///
    /// @param replicas how many brokers have each partition
    public static int minInsyncReplicas(int replicas) {
        return Math.max(1, replicas - 1);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
