package io.onbehalf.kit.streams;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/// The dead letters' handler, with a producer that keeps the global thread's letters of all tests.
public final class KeptLetters implements DeserializationExceptionHandler {

    private static final Queue<MockProducer<byte[], byte[]>> PRODUCERS = new ConcurrentLinkedQueue<>();

    private final DeadLetters handler = new DeadLetters(_ -> producer());

    private static Producer<byte[], byte[]> producer() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        PRODUCERS.add(producer);
        return producer;
    }

    /// The records that were sent to a topic.
    public static List<ProducerRecord<byte[], byte[]>> sentTo(String topic) {
        return PRODUCERS.stream()
                .flatMap(producer -> producer.history().stream())
                .filter(letter -> letter.topic().equals(topic))
                .toList();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        handler.configure(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception problem) {
        return handler.handleError(context, record, problem);
    }
}
