package io.onbehalf.kit.avro;

import io.onbehalf.kit.avro.SchemaRegistry.Rule;
import io.onbehalf.schemas.Topic;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
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

    /// How many subjects are registered at the same time: each is two or three calls.
    private static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistration.class);

    private SchemaRegistration() {}

    /// Registers the values of the topics; the serde can then write and read them without the registry.
    ///
    /// @throws SchemaRegistry.RegistryUnavailable if the registry can't be reached
    /// @throws SchemaRegistry.SchemaRefused if a schema breaks the compatibility with its former versions
    public static void register(SchemaRegistry registry, List<Topic> topics, RegistrySerde serde) {
        List<Registered> all =
                subjects(topics)
                        .gather(Gatherers.mapConcurrent(AT_ONCE, subject -> register(registry, subject)))
                        .toList();
        all.forEach(each -> serde.know(each.subject().schema(), each.id()));
        serde.remembered()
                .registered(
                        all.stream()
                                .map(each ->
                                        new RememberedSchemas.Registered(
                                                each.subject().name(), each.subject().schema(), each.id()))
                                .toList());
        LOG.info("{} schemas of {} topics are registered", all.size(), topics.size());
        List<String> withoutRule =
                all.stream()
                        .filter(each -> each.rule() != Rule.SET)
                        .map(each -> each.subject().name())
                        .toList();
        if (!withoutRule.isEmpty()) {
            LOG.warn(
                    "the registry did not take {} for {} of them, such as {}: there its own rule is in force",
                    COMPATIBILITY,
                    withoutRule.size(),
                    withoutRule.getFirst());
        }
    }

    /// Makes the values of the topics writable and readable by what was registered at a former start; all or
    /// none.
    ///
    /// @return false if one of them was not, as it is new in this build
    public static boolean recall(List<Topic> topics, RegistrySerde serde) {
        RememberedSchemas remembered = serde.remembered();
        List<Subject> all = subjects(topics).toList();
        if (all.stream().anyMatch(each -> remembered.idOf(each.name(), each.schema()).isEmpty())) {
            return false;
        }
        all.forEach(
                each -> serde.know(each.schema(), remembered.idOf(each.name(), each.schema()).orElseThrow()));
        return true;
    }

    private static Stream<Subject> subjects(List<Topic> topics) {
        return topics.stream()
                .flatMap(topic ->
                        topic.schemas().stream().map(schema -> new Subject(topic.subject(schema), schema)));
    }

    private static Registered register(SchemaRegistry registry, Subject subject) {
        Rule before = registry.requireCompatibility(subject.name(), COMPATIBILITY);
        int id = registry.register(subject.name(), subject.schema());
        Rule rule =
                before == Rule.NO_SUBJECT
                        ? registry.requireCompatibility(subject.name(), COMPATIBILITY)
                        : before;
        return new Registered(subject, id, rule);
    }

    private record Subject(String name, Schema schema) {}

    private record Registered(Subject subject, int id, Rule rule) {}
}
