package io.onbehalf.kit.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.errors.StatusErrors;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/// Sends requests to the deciders and waits for their replies.
///
/// Without a reply in time it is unknown whether the request was decided: the caller gets 503 with
/// `Retry-After`, and a repeat with the same Idempotency-Key returns the outcome.
public final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template;
    private final RecordMapper mapper;
    private final Refusals refusals;
    private final TraceContext trace;
    private final Duration timeout;

    public Requests(
            ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template,
            RecordMapper mapper,
            Refusals refusals,
            TraceContext trace,
            Duration timeout) {
        this.template = template;
        this.mapper = mapper;
        this.refusals = refusals;
        this.trace = trace;
        this.timeout = timeout;
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
        Map<String, @Nullable Object> header = new HashMap<>(stamp.header());
        if (!RecordMapper.has(request.getClass(), "threadId")) {
            header.put("threadId", key);
        }
        SpecificRecord asked = mapper.toAvro(request, header);
        requireVersioned(asked, stamp);
        var record = new ProducerRecord<>(topic.name(), key, asked);
        record.headers().add(OnbehalfHeaders.TRACEPARENT, trace.traceparent().getBytes(UTF_8));
        ConsumerRecord<String, SpecificRecord> replied = await(topic, record);
        PositionHeaders.written(OnbehalfHeaders.text(replied.headers(), OnbehalfHeaders.WRITTEN));
        SpecificRecord answer = replied.value();
        Object refusal = answer.get(answer.getSchema().getField("refusal").pos());
        if (refusal instanceof SpecificRecord refused) {
            throw refusals.exception(mapper.toDomain(refused, Refusal.class));
        }
        return mapper.toDomain(answer, reply);
    }

    /// A condition that nobody judges is refused: the caller relies on it.
    private static void requireVersioned(SpecificRecord asked, RequestStamp stamp) {
        if (!stamp.ifMatch().tags().isEmpty() && asked.getSchema().getField("ifMatch") == null) {
            throw ApiException.badRequest("If-Match: what this call changes has no version");
        }
    }

    private ConsumerRecord<String, SpecificRecord> await(
            Topic topic, ProducerRecord<String, SpecificRecord> record) {
        try {
            return template.sendAndReceive(record, timeout)
                    .get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (KafkaException | ExecutionException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (cause instanceof RecordTooLargeException) {
                throw StatusErrors.of(413);
            }
            if (isLasting(cause)) {
                throw new IllegalStateException("the request can't be written", cause);
            }
            throw unanswered(topic, e);
        } catch (TimeoutException e) {
            throw unanswered(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(topic, e);
        }
    }

    /// True if a repeat would fail alike: the record is the reason, and neither Kafka nor the registry.
    private static boolean isLasting(Throwable cause) {
        return cause instanceof SerializationException
                || (cause instanceof RuntimeException
                        && !(cause instanceof RegistryUnavailable)
                        && !(cause instanceof org.apache.kafka.common.KafkaException)
                        && !(cause instanceof KafkaException));
    }

    /// Logs the kind of failure only, as its message may quote the record.
    private ApiException unanswered(Topic topic, Exception problem) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(problem);
        LOG.warn("{}: no answer within {}: {}", topic.name(), timeout, cause.getClass().getSimpleName());
        return ApiException.unavailable(
                "No answer in time; the same Idempotency-Key sent again finds out", 1);
    }
}
