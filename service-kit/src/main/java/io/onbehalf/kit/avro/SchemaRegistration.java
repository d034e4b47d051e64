package io.onbehalf.kit.avro;

import io.onbehalf.kit.avro.SchemaRegistry.Rule;
import io.onbehalf.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Registers every schema of a service before it runs.
///
/// Each subject's compatibility is set before its schema is registered, because a registry starts without
/// one; where it knows no rule of a subject without schemas, right after. A registry that lets us set none is
/// used as it is. The schemas come from the build, so a registry that lost them gets them again.
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
        int count = 0;
        List<String> withoutRule = new ArrayList<>();
        for (Topic topic : topics) {
            for (Schema schema : topic.schemas()) {
                String subject = topic.subject(schema);
                Rule before = registry.requireCompatibility(subject, COMPATIBILITY);
                serde.know(schema, registry.register(subject, schema));
                Rule rule =
                        before == Rule.NO_SUBJECT
                                ? registry.requireCompatibility(subject, COMPATIBILITY)
                                : before;
                if (rule != Rule.SET) {
                    withoutRule.add(subject);
                }
                count++;
            }
        }
        LOG.info("{} schemas of {} topics are registered", count, topics.size());
        if (!withoutRule.isEmpty()) {
            LOG.warn(
                    "the registry did not take {} for {} of them, such as {}: there its own rule is in force",
                    COMPATIBILITY,
                    withoutRule.size(),
                    withoutRule.getFirst());
        }
    }
}
