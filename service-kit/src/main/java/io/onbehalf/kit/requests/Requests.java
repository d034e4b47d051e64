package io.onbehalf.kit.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.tracing.Step;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.schemas.Topic;
import io.opentelemetry.api.trace.SpanKind;
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
    private final Tracing tracing;

    /// @param tracing a request is a step, from its sending to the reply
    public Requests(
            AwaitedReplies replies,
            RecordMapper mapper,
            Refusals refusals,
            TraceContext trace,
            Tracing tracing) {
        this.replies = replies;
        this.mapper = mapper;
        this.refusals = refusals;
        this.trace = trace;
        this.tracing = tracing;
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
        ConsumerRecord<String, SpecificRecord> replied = sent(topic, record);
        PositionHeaders.written(OnbehalfHeaders.text(replied.headers(), OnbehalfHeaders.WRITTEN));
        SpecificRecord answer = replied.value();
        Object refusal = answer.get(answer.getSchema().getField("refusal").pos());
        if (refusal instanceof SpecificRecord refused) {
            throw refused(topic, mapper.toDomain(refused, Refusal.class));
        }
        return mapper.toDomain(answer, reply);
    }

    private ConsumerRecord<String, SpecificRecord> sent(
            Topic topic, ProducerRecord<String, SpecificRecord> record) {
        String name = "send " + record.value().getSchema().getName();
        try (Step step = tracing.begin(name, SpanKind.PRODUCER, trace.current()).onTopic(topic.name())) {
            record.headers().add(OnbehalfHeaders.TRACEPARENT, step.traceparent().toString().getBytes(UTF_8));
            try {
                return replies.await(topic, record);
            } catch (RuntimeException e) {
                step.failed(e.getClass().getSimpleName());
                throw e;
            }
        }
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
