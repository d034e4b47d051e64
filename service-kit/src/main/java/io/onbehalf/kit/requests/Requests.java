package io.onbehalf.kit.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends requests to the deciders and waits for their replies.
///
/// Without a reply in time it is unknown whether the request was decided: the caller gets 503 with
/// `Retry-After`, and a repeat with the same Idempotency-Key returns the outcome.
public final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final AwaitedReplies replies;
    private final RecordMapper mapper;
    private final Refusals refusals;
    private final TraceContext trace;

    public Requests(AwaitedReplies replies, RecordMapper mapper, Refusals refusals, TraceContext trace) {
        this.replies = replies;
        this.mapper = mapper;
        this.refusals = refusals;
        this.trace = trace;
    }

    /// The reply to a request.
    ///
    /// @param topic of the owner's requests
    /// @param key the record key: what the request is about; the thread of a request that does not name its
    ///   own
    /// @param request a domain record with an Avro record of the same name
    /// @param reply the domain's reply
    /// @throws ApiException the refusal, 400 for an `If-Match` where there is no version, or 503 when there
    ///   is no answer in time
    public <P> P ask(Topic topic, String key, Record request, RequestStamp stamp, Class<P> reply) {
        Map<String, @Nullable Object> header = new HashMap<>(stamp.header(replies.awaitedUntil()));
        if (!RecordMapper.has(request.getClass(), "threadId")) {
            header.put("threadId", key);
        }
        SpecificRecord asked = mapper.toAvro(request, header);
        requireVersioned(asked, stamp);
        var record = new ProducerRecord<>(topic.name(), key, asked);
        record.headers().add(OnbehalfHeaders.TRACEPARENT, trace.traceparent().getBytes(UTF_8));
        ConsumerRecord<String, SpecificRecord> replied = replies.await(topic, record);
        PositionHeaders.written(OnbehalfHeaders.text(replied.headers(), OnbehalfHeaders.WRITTEN));
        SpecificRecord answer = replied.value();
        Object refusal = answer.get(answer.getSchema().getField("refusal").pos());
        if (refusal instanceof SpecificRecord refused) {
            throw refused(topic, mapper.toDomain(refused, Refusal.class));
        }
        return mapper.toDomain(answer, reply);
    }

    private ApiException refused(Topic topic, Refusal refusal) {
        if (refusal.code().equals(Refusal.EXPIRED)) {
            LOG.warn(
                    "{}: a request expired while its caller waits: the instances' clocks differ",
                    topic.name());
        }
        return refusals.exception(refusal);
    }

    /// A condition that nobody judges is refused: the caller relies on it.
    private static void requireVersioned(SpecificRecord asked, RequestStamp stamp) {
        if (!stamp.ifMatch().tags().isEmpty() && asked.getSchema().getField("ifMatch") == null) {
            throw ApiException.badRequest("If-Match: what this call changes has no version");
        }
    }
}
