package io.onbehalf.kit.avro;

import io.onbehalf.kit.avro.SchemaFile.Content;
import io.onbehalf.kit.avro.SchemaFile.Source;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a registry has answered, kept in a file: a service that starts while the registry is away writes and
/// reads with it what it could before. A registry that answers is always right.
///
/// A registry that gives other ids than it gave before has lost its data: then everything older is forgotten,
/// as no id says any more which schema it was.
public final class RememberedSchemas {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedSchemas.class);
    private static final String FILE = "schemas.json";

    private final @Nullable SchemaFile file;
    private final Source source;
    private final Map<Integer, String> schemas = new TreeMap<>();
    private final Map<String, Set<Integer>> subjects = new TreeMap<>();

    private RememberedSchemas(@Nullable SchemaFile file, Source source) {
        this.file = file;
        this.source = source;
    }

    /// Nothing, and nothing is kept.
    static RememberedSchemas none() {
        return new RememberedSchemas(null, new Source("", ""));
    }

    /// What a file in a folder has of that registry.
    ///
    /// @param folder an instance's own; made when there is something to keep
    /// @param registry its address
    /// @param cluster the id of the Kafka cluster whose records have the ids
    public static RememberedSchemas in(Path folder, String registry, String cluster) {
        var file = new SchemaFile(folder.resolve(FILE));
        var remembered = new RememberedSchemas(file, new Source(registry, cluster));
        file.read(remembered.source)
                .ifPresent(content -> {
                    remembered.schemas.putAll(content.schemas());
                    content.subjects()
                            .forEach((subject, ids) -> remembered.subjects.put(subject, new TreeSet<>(ids)));
                });
        return remembered;
    }

    /// The schema with an id; null if the registry was never asked for it.
    synchronized @Nullable Schema byId(int id) {
        String text = schemas.get(id);
        try {
            return text == null ? null : new SchemaParser().parse(text).mainSchema();
        } catch (AvroRuntimeException e) {
            LOG.warn("the schema that was kept for id {} can't be read", id, e);
            return null;
        }
    }

    /// The id that exactly this schema got under a subject; empty if it was never registered.
    synchronized OptionalInt idOf(String subject, Schema schema) {
        String text = schema.toString();
        return subjects.getOrDefault(subject, Set.of()).stream()
                .filter(id -> text.equals(schemas.get(id)))
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /// The registry was asked for an id.
    synchronized void answered(int id, Schema schema) {
        String text = schema.toString();
        if (!text.equals(schemas.put(id, text))) {
            save();
        }
    }

    /// The registry has registered schemas.
    synchronized void registered(Iterable<Registered> all) {
        if (isOfAnotherPast(all)) {
            LOG.warn("the registry gives other ids than before: the former ones are forgotten");
            schemas.clear();
            subjects.clear();
        }
        for (Registered each : all) {
            schemas.put(each.id(), each.schema().toString());
            subjects.computeIfAbsent(each.subject(), _ -> new TreeSet<>()).add(each.id());
        }
        save();
    }

    private boolean isOfAnotherPast(Iterable<Registered> all) {
        for (Registered each : all) {
            OptionalInt before = idOf(each.subject(), each.schema());
            if (before.isPresent() && before.getAsInt() != each.id()) {
                return true;
            }
        }
        return false;
    }

    private void save() {
        if (file != null) {
            file.write(new Content(source, schemas, subjects));
        }
    }

    /// A schema that is registered.
    record Registered(String subject, Schema schema, int id) {}
}
