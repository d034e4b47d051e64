package io.onbehalf.kit.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.call.HeldPlaces;
import io.onbehalf.kit.web.errors.StatusErrors;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/// Writes requests to their topics and waits for the replies, where there is hope for one: a request whose
/// task does not run ([RunningTasks]), or to a partition where too many wait already ([WaitingCalls]), is
/// refused immediately and not written. A call that waits for a partition that does not answer holds no place
/// ([HeldPlaces]): calls to the others need it.
public final class AwaitedReplies {

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedReplies.class);

    /// The template gives up itself, a moment before.
    private static final Duration LATER = Duration.ofSeconds(1);

    /// How long a call waits until it looks whether others are answered.
    private static final Duration LOOK = Duration.ofMillis(250);

    private final ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template;
    private final RunningTasks tasks;
    private final WaitingCalls calls;
    private final Duration timeout;
    private final InstantSource clock;
    private final MeterRegistry meters;

    public AwaitedReplies(
            ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template,
            RunningTasks tasks,
            WaitingCalls calls,
            Duration timeout,
            InstantSource clock,
            MeterRegistry meters) {
        this.template = template;
        this.tasks = tasks;
        this.calls = calls;
        this.timeout = timeout;
        this.clock = clock;
        this.meters = meters;
    }

    /// When a call is given up that begins to wait now, by this instance's clock.
    Instant awaitedUntil() {
        return clock.instant().plus(timeout);
    }

    /// @throws ApiException 503, also when there is no answer in time; 413 for what Kafka does not take
    ConsumerRecord<String, SpecificRecord> await(Topic topic, ProducerRecord<String, SpecificRecord> record) {
        RunningTasks.Place place = tasks.place(topic.name(), record.key());
        if (!place.isRunning()) {
            count(topic, "moving");
            throw ApiException.unavailable(
                    "What decides this is moving to another instance; nothing was changed", 1);
        }
        TopicPartition partition = new TopicPartition(topic.name(), partition(topic, record.key()));
        Optional<WaitingCalls.Full> full = calls.enter(partition, place.owner());
        if (full.isPresent()) {
            count(topic, OnbehalfMeter.value(full.get()));
            throw ApiException.overloaded(
                    "%s: too many calls wait for an answer; nothing was changed".formatted(topic.name()));
        }
        boolean answered = false;
        try {
            ConsumerRecord<String, SpecificRecord> reply = reply(topic, partition, record);
            answered = true;
            return reply;
        } finally {
            calls.leave(partition, answered);
        }
    }

    private void count(Topic topic, String reason) {
        OnbehalfMeter.REQUESTS_UNWRITTEN.counter(meters, topic.name(), reason).increment();
    }

    /// As the producer chooses it.
    private static int partition(Topic topic, String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % topic.partitions();
    }

    private ConsumerRecord<String, SpecificRecord> reply(
            Topic topic, TopicPartition partition, ProducerRecord<String, SpecificRecord> record) {
        try {
            return answer(partition, template.sendAndReceive(record, timeout));
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

    private ConsumerRecord<String, SpecificRecord> answer(
            TopicPartition partition, Future<ConsumerRecord<String, SpecificRecord>> reply)
            throws ExecutionException, InterruptedException, TimeoutException {
        long giveUpAt = System.nanoTime() + timeout.plus(LATER).toNanos();
        while (true) {
            if (!reply.isDone() && calls.isSilent(partition)) {
                HeldPlaces.giveBack();
            }
            long left = giveUpAt - System.nanoTime();
            try {
                return reply.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left <= LOOK.toNanos()) {
                    throw e;
                }
            }
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
        OnbehalfMeter.REPLIES_LATE.counter(meters, topic.name()).increment();
        return ApiException.unavailable(
                "No answer in time; the same Idempotency-Key sent again finds out", 1);
    }
}
