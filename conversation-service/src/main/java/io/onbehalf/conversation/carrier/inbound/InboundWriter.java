package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.streams.DeadLetter;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes inbound records to Kafka.
public final class InboundWriter {

    private final Producer<String, SpecificRecord> producer;
    private final Supplier<String> traceparents;

    /// @param traceparents make a new trace for each record, in the form of the W3C header
    public InboundWriter(Producer<String, SpecificRecord> producer, Supplier<String> traceparents) {
        this.producer = producer;
        this.traceparents = traceparents;
    }

    /// Completes once all in-sync replicas have the record, on each topic that it is written to.
    CompletableFuture<Void> write(InboundRecord record) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        if (record.deadLetterReason() != null) {
            var letter = to(Topics.CONVERSATION_DEAD_LETTERS, record.key(), record);
            letter.headers().add(DeadLetter.REASON, record.deadLetterReason().getBytes(UTF_8));
            letter.headers().add(DeadLetter.SOURCE, "smpp".getBytes(UTF_8));
            sent.add(send(letter));
        }
        if (record.forThread()) {
            sent.add(send(to(Topics.CONVERSATION_REQUESTS, record.key(), record)));
        }
        if (record.receiptKey() != null) {
            sent.add(send(to(Topics.CARRIER_RECEIPTS, record.receiptKey(), record)));
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private ProducerRecord<String, SpecificRecord> to(Topic topic, String key, InboundRecord record) {
        var sent = new ProducerRecord<String, SpecificRecord>(topic.name(), key, record.value());
        sent.headers().add(OnbehalfHeaders.TRACEPARENT, traceparents.get().getBytes(UTF_8));
        return sent;
    }

    private CompletableFuture<Void> send(ProducerRecord<String, SpecificRecord> record) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        var _ =
                producer.send(
                        record,
                        (_, problem) -> {
                            if (problem == null) {
                                done.complete(null);
                            } else {
                                done.completeExceptionally(problem);
                            }
                        });
        return done;
    }
}
