package io.onbehalf.kit.streams;

import io.onbehalf.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/// Ties the catalogue's topics to serdes and names, for topologies.
public record EventSerdes(Serde<SpecificRecord> values) {

    /// The source step `consume-<topic>`.
    public Consumed<String, SpecificRecord> consumed(Topic topic) {
        return Consumed.with(Serdes.String(), values).withName("consume-" + topic.name());
    }

    /// The sink step `produce-<topic>`.
    public Produced<String, SpecificRecord> produced(Topic topic) {
        return Produced.with(Serdes.String(), values).withName("produce-" + topic.name());
    }

    /// Reads a topic whose every record must be one of its types; anything else is a dead letter.
    public KStream<String, SpecificRecord> read(StreamsBuilder builder, Topic topic) {
        return builder.stream(topic.name(), consumed(topic))
                .peek((_, value) -> check(topic, value), Named.as("check-" + topic.name()));
    }

    /// Sends what belongs on the topic there: the records of its value types, by way of `to-<topic>`.
    public void send(KStream<String, SpecificRecord> stream, Topic topic) {
        stream.filter((_, value) -> topic.carries(value), Named.as("to-" + topic.name()))
                .to(topic.name(), produced(topic));
    }

    private static void check(Topic topic, @Nullable SpecificRecord value) {
        if (value == null || !topic.carries(value)) {
            throw new IllegalArgumentException(
                    "topic %s: does not carry %s"
                            .formatted(
                                    topic.name(),
                                    value == null ? "tombstones" : value.getSchema().getFullName()));
        }
    }
}
