package io.onbehalf.kit.query;

import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.domain.version.EntityTag;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.UnreadableRow;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.call.HeldPlaces;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Answers a read from the state store that holds the key: on this instance, or by forwarding the call to the
/// instance that holds it.
///
/// The call is forwarded with the caller's own token, so the other instance checks the same user; it is
/// forwarded at most once. While partitions move, and until the rows show what the call waits for
/// ([PositionHeaders]), the read is repeated for a short time and then fails with [DataUnavailable].
public final class Queries {

    /// Longer than an instance needs that is only busy.
    private static final Duration SILENT = Duration.ofMillis(500);

    private static final List<String> PASSED_ON =
            List.of("Authorization", "Accept", "traceparent", "Content-Type", PositionHeaders.AFTER);

    private static final int PARTS_AT_ONCE = 8;

    /// The answer of an instance that found a row that it can't read.
    private static final int UNREADABLE = 500;

    private static final JsonMapper JSON = new JsonMapper();

    private final StreamsReader streams;
    private final Instances instances;

    public Queries(StreamsReader streams, Instances instances) {
        this.streams = streams;
        this.instances = instances;
    }

    /// Answers a read whose data are under a key of a store. A controller's method returns the answer as
    /// `ResponseEntity<? super T>`: its body is a `T`, or what another instance has written of one.
    ///
    /// @param store the store's name
    /// @param key what the data are partitioned by: a thread, an organization, a user
    /// @param call the read itself, to be forwarded
    /// @param local makes the body from the rows of this instance; a [TaggedBody] for one with an entity tag
    public ResponseEntity<Object> answer(
            String store, String key, HttpServletRequest call, Function<PrefixedStore, Object> local) {
        return streams.retrying(() -> answerOnce(store, key, call, local, host -> forward(host, call)));
    }

    /// Answers a change, after it is decided, with what it changed: the call itself is not forwarded, so that
    /// no other instance can take it for decided.
    ///
    /// @param path answers the same to a GET by the same caller
    public ResponseEntity<Object> answerChange(
            String store,
            String key,
            String path,
            HttpServletRequest call,
            Function<PrefixedStore, Object> local) {
        return streams.retrying(
                () -> answerOnce(store, key, call, local, host -> send(request(host, path, call).GET())));
    }

    /// A part of an answer, whose data lie under another key than the rest.
    ///
    /// @param path answers the part to a GET, where it lies on another instance
    /// @param local makes the part from the rows of this instance
    /// @return empty for what the caller may not see, and for what can't be read
    public Optional<Object> part(
            String store,
            String key,
            String path,
            HttpServletRequest call,
            Function<PrefixedStore, Optional<Object>> local) {
        return streams.retrying(() -> {
            KeyQueryMetadata place = place(store, key);
            return place.activeHost().equals(instances.self())
                    ? localPart(rows(store, key, place.partition(), call), local)
                    : remotePart(place.activeHost(), path, call);
        });
    }

    private static Optional<Object> localPart(
            PrefixedStore rows, Function<PrefixedStore, Optional<Object>> local) {
        try {
            return local.apply(rows);
        } catch (UnreadableRow row) {
            row.passOver();
            return Optional.empty();
        }
    }

    /// Several parts of an answer, in their order and without the empty ones. Some are made at the same time,
    /// so that a page of other instances' parts does not wait for each of them in turn.
    ///
    /// @param part makes one, by [#part]
    public static <T> List<Object> parts(List<T> of, Function<T, Optional<Object>> part) {
        return of.stream()
                .gather(Gatherers.mapConcurrent(PARTS_AT_ONCE, part))
                .flatMap(Optional::stream)
                .toList();
    }

    private ResponseEntity<Object> answerOnce(
            String store,
            String key,
            HttpServletRequest call,
            Function<PrefixedStore, Object> local,
            Function<HostInfo, HttpResponse<byte[]>> remote) {
        KeyQueryMetadata place = place(store, key);
        if (place.activeHost().equals(instances.self())) {
            return ok(local.apply(rows(store, key, place.partition(), call)));
        }
        return passedBack(remote.apply(place.activeHost()));
    }

    private static ResponseEntity<Object> ok(Object body) {
        return body instanceof TaggedBody(var shown, var entity)
                ? ResponseEntity.ok().eTag(EntityTag.of(entity)).body(shown)
                : ResponseEntity.ok(body);
    }

    private KeyQueryMetadata place(String store, String key) {
        KeyQueryMetadata place =
                streams.running().queryMetadataForKey(store, key, Serdes.String().serializer());
        if (KeyQueryMetadata.NOT_AVAILABLE.equals(place)) {
            throw new InvalidStateStoreException("the place of the key is not known yet");
        }
        return place;
    }

    private PrefixedStore rows(String store, String key, int partition, HttpServletRequest call) {
        PrefixedStore rows = rows(store, partition);
        for (Position position : PositionHeaders.after(call)) {
            if (position.store().equals(store) && position.key().equals(key) && !rows.hasApplied(position)) {
                throw new NotYetApplied(store);
            }
        }
        return rows;
    }

    private PrefixedStore rows(String store, int partition) {
        ReadOnlyKeyValueStore<String, byte[]> found =
                streams.running()
                        .store(
                                StoreQueryParameters.fromNameAndType(
                                                store, QueryableStoreTypes.<String, byte[]>keyValueStore())
                                        .withPartition(partition));
        return new PrefixedStore(found);
    }

    private Optional<Object> remotePart(HostInfo host, String path, HttpServletRequest call) {
        var response = send(request(host, path, call).GET());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(JSON.readValue(response.body(), Object.class));
            case 403, 404, UNREADABLE -> Optional.empty();
            default ->
                    // It has repeated the read itself; asking again would only add to its load.
                    throw new DataUnavailable("The holder of the data answered " + response.statusCode());
        };
    }

    private HttpResponse<byte[]> forward(HostInfo host, HttpServletRequest call) {
        if (ForwardedCall.is(call)) {
            throw new InvalidStateStoreException("the key has moved on");
        }
        String query = call.getQueryString() == null ? "" : "?" + call.getQueryString();
        HttpRequest.Builder request = request(host, call.getRequestURI() + query, call);
        return send(request.method(call.getMethod(), BodyPublishers.ofByteArray(body(call))));
    }

    private static ResponseEntity<Object> passedBack(HttpResponse<byte[]> response) {
        var answer = ResponseEntity.status(response.statusCode());
        for (String name : List.of("Content-Type", "ETag", "Retry-After")) {
            response.headers().firstValue(name).ifPresent(value -> answer.header(name, value));
        }
        return answer.body(response.body());
    }

    private static byte[] body(HttpServletRequest call) {
        try {
            return call.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(HostInfo host, String path, HttpServletRequest call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(instances.uri(host, path))
                        .timeout(Duration.ofSeconds(5))
                        .header(ForwardedCall.HEADER, instances.self().toString());
        for (String name : PASSED_ON) {
            String value = call.getHeader(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request;
    }

    /// A call that waits for an instance that does not answer holds no place.
    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        var answer = instances.http().sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            try {
                return answer.get(SILENT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                HeldPlaces.giveBack();
                return answer.get();
            }
        } catch (ExecutionException e) {
            // The instance has stopped; its keys are about to move.
            throw new InvalidStateStoreException("the holder of the key does not answer", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new DataUnavailable("The data are moving to another instance");
        }
    }
}
