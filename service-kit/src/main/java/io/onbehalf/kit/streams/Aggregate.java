package io.onbehalf.kit.streams;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.schemas.Topic;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A decider together with what it needs to run on Kafka: its store, its rows and its mapping to Avro.
///
/// @param store the name of its state store
/// @param events the topic of its events
/// @param request reads an Avro request (or another service's event) as the domain's; null = not for us
/// @param event writes an event with the header fields it is given; null = another service's fact, which
///   becomes part of the state and is not published again
/// @param reply writes a reply with the header fields it is given; null where nobody is ever answered
/// @param replyType the domain's reply, as it is kept for repeats
/// @param keyReused the answer when another request comes under the same idempotency key
public record Aggregate<S, R, E, P>(
        String store,
        Decider<S, R, E, P> decider,
        States<S, R> states,
        Topic events,
        Function<SpecificRecord, @Nullable R> request,
        Writer<E> event,
        Writer<P> reply,
        Class<P> replyType,
        P keyReused) {

    /// Turns a domain record into Avro, with the header's fields.
    @FunctionalInterface
    public interface Writer<T> {
        @Nullable SpecificRecord write(T value, Map<String, ?> header);
    }
}
