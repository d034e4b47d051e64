package io.onbehalf.kit.copies;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// The ids that Kafka gave to topics: a topic that was deleted and created again has another one.
///
/// @param clusterId of the cluster that they are in
/// @param byName of the topic
public record TopicIds(String clusterId, Map<String, Uuid> byName) {

    /// No topic is known.
    public static final TopicIds NONE = new TopicIds("", Map.of());

    public TopicIds {
        byName = Map.copyOf(byName);
    }

    /// The id of a topic; empty if it is unknown.
    public Optional<Uuid> of(String topic) {
        return Optional.ofNullable(byName.get(topic)).filter(id -> !id.equals(Uuid.ZERO_UUID));
    }
}
