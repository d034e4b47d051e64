package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.streams.DeadLetter;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.tracing.Traceparent;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes inbound records to Kafka.
public final class InboundWriter {

    private final Producer<String, SpecificRecord> producer;

    public InboundWriter(Producer<String, SpecificRecord> producer) {
        this.producer = producer;
    }

    /// Completes once all in-sync replicas have the record, on each topic that it is written to.
    ///
    /// @param trace of what follows from it
    CompletableFuture<Void> write(InboundRecord record, Traceparent trace) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        if (record.deadLetterReason() != null) {
            var letter = to(Topics.CONVERSATION_DEAD_LETTERS, record.key(), record, trace);
            letter.headers().add(DeadLetter.REASON, record.deadLetterReason().getBytes(UTF_8));
            letter.headers().add(DeadLetter.SOURCE, DeadLetter.SMPP.getBytes(UTF_8));
            DeadLetter.count(DeadLetter.SMPP, record.deadLetterReason());
            sent.add(send(letter));
        }
        if (record.forThread()) {
            sent.add(send(to(Topics.CONVERSATION_REQUESTS, record.key(), record, trace)));
        }
        if (record.receiptKey() != null) {
            sent.add(send(to(Topics.CARRIER_RECEIPTS, record.receiptKey(), record, trace)));
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private static ProducerRecord<String, SpecificRecord> to(
            Topic topic, String key, InboundRecord record, Traceparent trace) {
        var sent = new ProducerRecord<String, SpecificRecord>(topic.name(), key, record.value());
        sent.headers().add(OnbehalfHeaders.TRACEPARENT, trace.toString().getBytes(UTF_8));
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
