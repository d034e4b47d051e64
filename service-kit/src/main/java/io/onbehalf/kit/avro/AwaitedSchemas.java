package io.onbehalf.kit.avro;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.avro.SchemaRegistry.SchemaRefused;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Schemas by id: those that are known, and those that the registry is asked for.
///
/// Each id that is new is asked for by a thread of its own, again and again until the registry answers, so
/// that no reader depends on how long a registry that is away leaves its calls without answer. One that has
/// answered before is asked once, and its former answer counts if it is away.
final class AwaitedSchemas {

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedSchemas.class);

    /// How long a reader waits that can't go on without the schema.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How long one waits that can: about as long as a registry takes that is there.
    private static final Duration FIRST_LOOK = Duration.ofMillis(300);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<Schema>> asked = new ConcurrentHashMap<>();
    private volatile @Nullable SchemaRegistry registry;
    private volatile RememberedSchemas remembered = RememberedSchemas.none();

    void askedOf(SchemaRegistry source) {
        registry = source;
    }

    void remember(RememberedSchemas answers) {
        remembered = answers;
    }

    RememberedSchemas remembered() {
        return remembered;
    }

    void put(int id, Schema schema) {
        known.put(id, schema);
    }

    @Nullable Schema known(int id) {
        return known.get(id);
    }

    Set<Integer> awaited() {
        return new TreeSet<>(asked.keySet());
    }

    /// The schema with an id.
    ///
    /// @throws RegistryUnavailable if the registry has not answered for two seconds; it goes on being asked
    /// @throws SerializationException if the registry knows no such id
    Schema get(int id) {
        Schema schema = known.get(id);
        if (schema != null) {
            return schema;
        }
        if (registry == null) {
            throw new SerializationException(
                    "schema id %d is unknown and no registry is configured".formatted(id));
        }
        CompletableFuture<Schema> answer = asked(id);
        if (!isDone(answer, PATIENCE)) {
            throw new RegistryUnavailable(
                    "schema id %d is new to this process, and the registry is away".formatted(id), null);
        }
        asked.remove(id, answer);
        try {
            return answer.join();
        } catch (RuntimeException e) {
            throw new SerializationException("schema id %d is unknown to the registry".formatted(id), e);
        }
    }

    /// True if [#get] has no reason to wait. Only the first look at an id that is new takes time.
    boolean isAnswered(int id) {
        if (known.containsKey(id) || registry == null) {
            return true;
        }
        CompletableFuture<Schema> before = asked.get(id);
        return before == null ? isDone(asked(id), FIRST_LOOK) : before.isDone();
    }

    private CompletableFuture<Schema> asked(int id) {
        return asked.computeIfAbsent(
                id,
                _ -> {
                    CompletableFuture<Schema> answer = new CompletableFuture<>();
                    Thread.ofVirtual().name("schema-" + id).start(() -> ask(id, answer));
                    return answer;
                });
    }

    private void ask(int id, CompletableFuture<Schema> answer) {
        while (!answer.isDone()) {
            try {
                Schema schema = registry().byId(id);
                remembered.answered(id, schema);
                become(id, schema, answer);
            } catch (RegistryUnavailable e) {
                LOG.debug("schema id {}: {}", id, e.getMessage());
                Schema before = remembered.byId(id);
                if (before == null) {
                    pause(answer);
                } else {
                    become(id, before, answer);
                }
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    private void become(int id, Schema schema, CompletableFuture<Schema> answer) {
        known.put(id, schema);
        asked.remove(id, answer);
        answer.complete(schema);
    }

    private SchemaRegistry registry() {
        SchemaRegistry source = registry;
        if (source == null) {
            throw new SchemaRefused("no registry");
        }
        return source;
    }

    private static boolean isDone(CompletableFuture<Schema> answer, Duration patience) {
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause(CompletableFuture<Schema> answer) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(e);
        }
    }
}
