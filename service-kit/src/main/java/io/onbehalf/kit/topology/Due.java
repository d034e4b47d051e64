package io.onbehalf.kit.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.streams.OnbehalfHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// A moment that a state waits for.
///
/// @param part which of the key's states; empty where the key has one
/// @param at the moment, in whole milliseconds; it is noticed at or after it, and decided as of it
/// @param traceparent of the request since which it waits; empty if that had none
public record Due(String key, String part, String organizationId, Instant at, String traceparent) {

    /// The moment that a state waits for since a request.
    static Due of(Record<String, ?> request, String part, RequestHeader header, Instant at) {
        String traceparent = OnbehalfHeaders.traceparent(request.headers());
        return new Due(request.key(), part, header.organizationId(), at, traceparent);
    }

    /// The header of the request that the moment is, with the moment's own time, whenever it was noticed: the
    /// same moment has the same request id.
    RequestHeader header() {
        return RequestHeader.ofMoment(key + "/" + part, organizationId, at);
    }

    Headers headers() {
        Headers kept = new RecordHeaders().add(OnbehalfHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
        return OnbehalfHeaders.trace(kept);
    }
}
