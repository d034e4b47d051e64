package io.onbehalf.conversation.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.streams.RecordHeaders;
import io.onbehalf.kit.web.Traceparent;
import io.onbehalf.schemas.Topic;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes to Kafka what came in.
final class InboundLog {

    private final Producer<String, SpecificRecord> producer;
    private final Topic deadLetters;

    InboundLog(Producer<String, SpecificRecord> producer, Topic deadLetters) {
        this.producer = producer;
        this.deadLetters = deadLetters;
    }

    /// Completes once all in-sync replicas have it.
    CompletableFuture<Void> append(InboundRecords.Recorded recorded) {
        var record =
                new ProducerRecord<String, SpecificRecord>(
                        recorded.deadLetterReason() == null ? recorded.topic().name() : deadLetters.name(),
                        recorded.key(),
                        recorded.value());
        record.headers().add(RecordHeaders.TRACEPARENT, Traceparent.fresh().toString().getBytes(UTF_8));
        if (recorded.deadLetterReason() != null) {
            record.headers().add("dead_letter_reason", recorded.deadLetterReason().getBytes(UTF_8));
            record.headers().add("dead_letter_source", "smpp".getBytes(UTF_8));
        }
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
