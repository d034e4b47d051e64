package io.onbehalf.kit.avro;

import io.onbehalf.schemas.Topic;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Registers every schema of a service before it runs.
///
/// The compatibility is set first, because a registry starts without one. The schemas come from the build, so
/// a registry that lost them gets them again.
public final class SchemaRegistration {

    /// Producers and consumers may be deployed in any order, and any old record stays readable.
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistration.class);

    private SchemaRegistration() {}

    /// Registers the values of the topics; the serde can then write and read them without the registry.
    ///
    /// @throws SchemaRegistry.RegistryUnavailable if the registry can't be reached
    /// @throws SchemaRegistry.SchemaRefused if a schema breaks the compatibility with its former versions
    public static void register(SchemaRegistry registry, List<Topic> topics, RegistrySerde serde) {
        registry.requireCompatibility(COMPATIBILITY);
        int count = 0;
        for (Topic topic : topics) {
            for (var schema : topic.schemas()) {
                serde.know(schema, registry.register(topic.subject(schema), schema));
                count++;
            }
        }
        LOG.info("{} schemas of {} topics are registered", count, topics.size());
    }
}
