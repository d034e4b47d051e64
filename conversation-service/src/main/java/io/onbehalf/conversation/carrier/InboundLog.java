package io.onbehalf.conversation.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.web.Traceparent;
import io.onbehalf.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
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

    /// Completes once all in-sync replicas have it, wherever it goes.
    CompletableFuture<Void> append(InboundRecords.Recorded recorded) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        if (recorded.deadLetterReason() != null) {
            var letter = record(deadLetters, recorded);
            letter.headers().add("dead_letter_reason", recorded.deadLetterReason().getBytes(UTF_8));
            letter.headers().add("dead_letter_source", "smpp".getBytes(UTF_8));
            sent.add(send(letter));
        }
        if (recorded.forThread()) {
            sent.add(send(record(recorded.topic(), recorded)));
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private static ProducerRecord<String, SpecificRecord> record(
            Topic topic, InboundRecords.Recorded recorded) {
        var record =
                new ProducerRecord<String, SpecificRecord>(topic.name(), recorded.key(), recorded.value());
        record.headers().add(OnbehalfHeaders.TRACEPARENT, Traceparent.fresh().toString().getBytes(UTF_8));
        return record;
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
