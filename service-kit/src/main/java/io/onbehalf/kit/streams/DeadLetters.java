package io.onbehalf.kit.streams;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.avro.NewerType;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.Topics;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets aside what can't be read or processed, as it was, with the reason, and goes on with the next record.
///
/// Only what failed before its first write is set aside ([UnprocessableRecord]); any other failure in a
/// processor fails the task, whose transaction is aborted.
///
/// The record's bytes, key and partition are kept, headers `dead_letter_*` say why and where it came from
/// ([DeadLetter]). The reason is our own sentence or the exception's type, never a foreign exception's text,
/// which may quote the record. What is not the record's fault (no registry, a retriable broker error) is not
/// set aside: the thread fails, is replaced and reads the record again.
///
/// A record of another service's topic whose type is newer than this build ([NewerType]) concerns nothing
/// that this build does: it is passed over, and counted.
///
/// The global thread, which follows the topics that are copied to every instance, can neither be replaced nor
/// send: its letters are sent by a producer of their own, before it goes on, which lives from the first
/// letter to the end of the process. Where it reads such a topic from the beginning again, it sets aside
/// again what is still on it.
public final class DeadLetters
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {

    /// The Streams setting that names the topic.
    public static final String TOPIC = "errors.dead.letter.queue.topic.name";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Function<Map<String, ?>, Producer<byte[], byte[]>> producers;
    private Map<String, ?> settings = Map.of();
    private String deadLetterTopic = "";
    private String application = "";
    private @Nullable CopyWaits copies;
    private @Nullable RowsOfNewerVersions newer;

    /// Of the global thread's letters. Its settings take some 200 lines of the log.
    private @Nullable Producer<byte[], byte[]> producer;

    public DeadLetters() {
        this(DeadLetters::producer);
    }

    /// @param producers make one from the Streams settings, for letters of the global thread
    DeadLetters(Function<Map<String, ?>, Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        settings = configs;
        application = String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG));
        deadLetterTopic = String.valueOf(configs.get(TOPIC));
        newer = configs.get(RowsOfNewerVersions.SETTING) instanceof RowsOfNewerVersions rows ? rows : null;
        copies = configs.get(CopyWaits.SETTING) instanceof CopyWaits waits ? waits : null;
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception problem) {
        if (passes(problem)) {
            noteNewerRow(problem, record.topic(), record.partition(), record.offset());
            return DeserializationExceptionHandler.Response.fail();
        }
        if (problem instanceof NewerType && isForeign(record.topic())) {
            OnbehalfMeter.RECORDS_PASSED_OVER.count(record.topic());
            return DeserializationExceptionHandler.Response.resume();
        }
        var origin = DeadLetterOrigin.ofTopic(context, record.key(), record.value(), record.headers());
        ProducerRecord<byte[], byte[]> letter = letter(context, origin, "unreadable", problem);
        if (ofTheGlobalThread(context)) {
            send(letter, record.topic());
            return DeserializationExceptionHandler.Response.resume();
        }
        return DeserializationExceptionHandler.Response.resume(List.of(letter));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception problem) {
        if (!(problem instanceof UnprocessableRecord unprocessable) || passes(problem)) {
            noteNewerRow(problem, context.topic(), context.partition(), context.offset());
            return ProcessingExceptionHandler.Response.fail();
        }
        ProducerRecord<byte[], byte[]> letter =
                letter(
                        context,
                        DeadLetterOrigin.of(context, record, unprocessable),
                        "unprocessable",
                        requireNonNull(problem.getCause()));
        return ProcessingExceptionHandler.Response.resume(
                Stream.concat(Stream.of(letter), unprocessable.answer().stream()).toList());
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception problem) {
        if (problem instanceof RetriableException) {
            return ProductionExceptionHandler.Response.retry();
        }
        return ProductionExceptionHandler.Response.fail();
    }

    /// A value that no bytes can be made of has not come to the producer, so what it follows from is set
    /// aside and the transaction goes on. It concerns topics between two halves of a topology only: whatever
    /// else is sent has been made into bytes before ([RecordWriter]).
    @Override
    @SuppressWarnings("rawtypes") // as it is declared
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception problem,
            SerializationExceptionOrigin origin) {
        if (passes(problem)) {
            return ProductionExceptionHandler.Response.fail();
        }
        var unsent = new Record<>(record.key(), null, 0, record.headers());
        DeadLetterOrigin source = DeadLetterOrigin.ofRecord(context, unsent);
        return ProductionExceptionHandler.Response.resume(
                List.of(letter(context, source, "unprocessable", problem)));
    }

    /// @param topic null for a timer, which has no record
    private void noteNewerRow(Exception problem, @Nullable String topic, int partition, long offset) {
        if (newer != null && topic != null && NewerRow.in(problem).isPresent()) {
            LOG.warn("{}-{}@{} waits: {}", topic, partition, offset, reason(problem));
            newer.add(topic, partition, offset);
        }
    }

    /// True if the cause is not the record, and may have ended when the record is read again.
    public static boolean passes(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailable
                    || cause instanceof NewerRow
                    || cause instanceof RetriableException
                    || isOfTheNetwork(cause)) {
                return true;
            }
        }
        return false;
    }

    /// Confluent's serde reports an absent registry as an IOException. A truncated record, or one that is not
    /// Avro, causes an IOException too, which is the record's fault.
    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof EOFException)
                && !cause.getClass().getName().startsWith("org.apache.avro.");
    }

    /// The application's id is its service's name, or begins with it.
    private boolean isForeign(String name) {
        return Topics.ALL.stream()
                .anyMatch(topic ->
                        topic.name().equals(name)
                                && !application.equals(topic.owner())
                                && !application.startsWith(topic.owner() + "-"));
    }

    /// Kafka Streams gives its task no number.
    private static boolean ofTheGlobalThread(ErrorHandlerContext context) {
        return context.taskId().subtopology() < 0;
    }

    private synchronized void send(ProducerRecord<byte[], byte[]> letter, String copied) {
        Producer<byte[], byte[]> sender = producer == null ? producers.apply(settings) : producer;
        producer = sender;
        while (!taken(sender, letter)) {
            LOG.warn("{} takes no letter now; it is sent again", deadLetterTopic);
            if (copies != null) {
                copies.begin(copied);
            }
        }
        if (copies != null) {
            copies.end(copied);
        }
    }

    private static boolean taken(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> letter) {
        try {
            producer.send(letter).get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new StreamsException("topic %s: takes no letter".formatted(letter.topic()), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Producer<byte[], byte[]> producer(Map<String, ?> settings) {
        var streams = new StreamsConfig(settings);
        String client = streams.getString(StreamsConfig.APPLICATION_ID_CONFIG) + "-dead-letters";
        return new KafkaProducer<>(
                streams.getProducerConfigs(client), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, DeadLetterOrigin origin, String kind, Throwable problem) {
        String reason = kind + ": " + reason(problem);
        LOG.warn("{} goes to {}: {}", origin.source(), deadLetterTopic, reason);
        return DeadLetter.of(deadLetterTopic, context.timestamp(), origin, reason);
    }

    /// Our own sentence or the exception's type; never a foreign exception's text, which may quote the
    /// record.
    public static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean ours =
                problem.getStackTrace().length > 0
                        && problem.getStackTrace()[0].getClassName().startsWith("io.onbehalf.");
        String type = root.getClass().getSimpleName();
        return ours && problem.getMessage() != null ? problem.getMessage() + " (" + type + ")" : type;
    }
}
