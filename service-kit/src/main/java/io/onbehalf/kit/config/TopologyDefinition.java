package io.onbehalf.kit.config;

import io.onbehalf.kit.topology.EventSerdes;
import org.apache.kafka.streams.StreamsBuilder;

/// Defines a topology in a builder.
@FunctionalInterface
public interface TopologyDefinition {
    void define(StreamsBuilder builder, EventSerdes serdes);
}
