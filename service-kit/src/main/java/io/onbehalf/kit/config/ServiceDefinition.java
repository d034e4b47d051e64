package io.onbehalf.kit.config;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.stream.Stream;

/// The service: its name, the topics that it reads of others, and its topology.
///
/// @param name also the owner in [Topics], the consumer group and the source of its events
/// @param replies the topics on which its API gets answers, of its own deciders and of others' that it asks
/// @param deadLetters where it sets aside what it can't process
/// @param foreign the topics of other services that it reads, or on which it asks them
public record ServiceDefinition(
        String name,
        List<Topic> replies,
        Topic deadLetters,
        List<Topic> foreign,
        TopologyDefinition topology) {

    /// The topics that it alone writes.
    public List<Topic> own() {
        return Topics.ownedBy(name);
    }

    /// Everything it writes or reads.
    public List<Topic> topics() {
        return Stream.concat(own().stream(), foreign.stream()).toList();
    }
}
