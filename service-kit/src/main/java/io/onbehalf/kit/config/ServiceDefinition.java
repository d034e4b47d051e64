package io.onbehalf.kit.config;

import io.onbehalf.kit.streams.EventSerdes;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsBuilder;

/// What makes a service this service: its name, what it reads of others, and its topology.
///
/// @param name also the owner in [Topics], the consumer group and the source of its events
/// @param requests the topic on which its API asks
/// @param replies the topic on which its deciders answer
/// @param deadLetters where it sets aside what it can't process
/// @param foreign the topics of other services that it reads
/// @param topology draws the topology
public record ServiceDefinition(
        String name,
        Topic requests,
        Topic replies,
        Topic deadLetters,
        List<Topic> foreign,
        Drawing topology) {

    /// Draws a topology into a builder.
    @FunctionalInterface
    public interface Drawing {
        void draw(StreamsBuilder builder, EventSerdes serdes);
    }

    /// Everything it writes or reads.
    public List<Topic> topics() {
        return Stream.concat(Topics.ownedBy(name).stream(), foreign.stream()).toList();
    }
}
