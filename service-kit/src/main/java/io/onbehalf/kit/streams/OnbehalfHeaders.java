package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.tracing.Traceparent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// The headers of our records: CloudEvents attributes on events, the trace on everything, the correlation on
/// replies. No header ever holds anything of a contact. Of a foreign record's headers only those are copied
/// that are as we write them; any other counts as absent.
public final class OnbehalfHeaders {

    public static final String TRACEPARENT = "traceparent";

    /// spring-kafka's name for the header that ties a reply to its request.
    public static final String CORRELATION = "kafka_correlationId";

    /// The length of the correlations that we make. Longer ones count as absent.
    public static final int CORRELATION_BYTES = 16;

    /// The place, `<topic>-<partition>@<offset>`, of a record that waited in a store; never on a topic,
    /// except on its dead letter.
    public static final String HELD_FROM = "onbehalf_held_from";

    /// On a reply: the positions that a read of what was written waits for, with commas between.
    public static final String WRITTEN = "onbehalf_written";

    /// The users whom a snapshot concerns, with commas between.
    public static final String USERS = "onbehalf_users";

    /// The queues that a snapshot concerns, with commas between.
    public static final String QUEUES = "onbehalf_queues";

    /// On the request of a moment: how many decisions of it have failed.
    public static final String FAILURES = "onbehalf_failures";

    private OnbehalfHeaders() {}

    /// The headers of an event: what follows from its request keeps the trace.
    public static Headers event(SpecificRecord event, String source, String key, Headers request) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", text(event, "eventId"));
        put(headers, "ce_type", event.getSchema().getFullName());
        put(headers, "ce_source", "/" + source);
        put(headers, "ce_time", text(event, "occurredAt"));
        put(headers, "ce_subject", key);
        put(headers, "content-type", "application/avro");
        copy(request, headers, TRACEPARENT);
        return headers;
    }

    /// Only the trace: for a record that follows from an event but is none.
    public static Headers trace(Headers cause) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        copy(cause, headers, TRACEPARENT);
        return headers;
    }

    /// The trace, and whom a snapshot concerns: who has none of them need not read it.
    public static Headers concerning(Headers cause, Collection<String> users, Collection<String> queues) {
        Headers headers = trace(cause);
        put(headers, USERS, String.join(",", users));
        put(headers, QUEUES, String.join(",", queues));
        return headers;
    }

    /// The ids in a header of [#concerning]; none if it is not there.
    public static Set<String> ids(Headers headers, String name) {
        String ids = text(headers, name);
        return ids.isEmpty() ? Set.of() : Set.of(ids.split(",", -1));
    }

    /// The text of a header; empty if it is not there, or has no value.
    public static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    /// The trace of a record; empty if it has none, or not in the form of W3C's Trace Context.
    public static String traceparent(Headers headers) {
        return isUsable(headers.lastHeader(TRACEPARENT)) ? text(headers, TRACEPARENT) : "";
    }

    /// True if a caller waits for the reply to a request.
    public static boolean isAwaited(Headers request) {
        return isUsable(request.lastHeader(CORRELATION));
    }

    /// The headers that tie a reply to its request.
    public static Headers reply(Headers request) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        for (String name : List.of(CORRELATION, TRACEPARENT)) {
            copy(request, headers, name);
        }
        return headers;
    }

    /// The same for a reply that says which positions were written.
    public static Headers reply(Headers request, String written) {
        Headers headers = reply(request);
        if (!written.isEmpty()) {
            put(headers, WRITTEN, written);
        }
        return headers;
    }

    private static void copy(Headers from, Headers to, String name) {
        Header header = from.lastHeader(name);
        if (header != null && isUsable(header)) {
            to.add(header);
        }
    }

    /// True for a header that our own records may have. Whoever writes to a topic may send others, of any
    /// length: what is written because of them must not grow with them.
    private static boolean isUsable(@Nullable Header header) {
        if (header == null || header.value() == null) {
            return false;
        }
        int length = header.value().length;
        return switch (header.key()) {
            case CORRELATION -> length > 0 && length <= CORRELATION_BYTES;
            case TRACEPARENT ->
                    length == Traceparent.LENGTH
                            && Traceparent.read(new String(header.value(), UTF_8)).isPresent();
            default -> false;
        };
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(new RecordHeader(name, value.getBytes(UTF_8)));
    }

    private static String text(SpecificRecord event, String field) {
        return String.valueOf(event.get(event.getSchema().getField(field).pos()));
    }
}
