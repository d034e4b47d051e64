package io.onbehalf.schemas;

import java.time.Duration;
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

    /// The registry's subject for a schema on this topic (topic and record name).
    public String subject(Schema schema) {
        return name + "-" + schema.getFullName();
    }

    /// The topic's settings in Kafka's own words.
    public Map<String, String> config() {
        return switch (cleanup) {
            case DELETE ->
                    Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
            case COMPACT -> Map.of("cleanup.policy", "compact");
        };
    }
}
