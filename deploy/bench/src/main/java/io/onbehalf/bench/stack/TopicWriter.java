package io.onbehalf.bench.stack;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes many records to one topic of a running stack. Closing it waits until all are written, and throws if
/// one was not.
public final class TopicWriter implements AutoCloseable {

    private final Topic topic;
    private final RegistrySerde serde;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public TopicWriter(StackLayout layout, Topic topic) {
        this.topic = topic;
        var registry = new HttpSchemaRegistry(layout.registryUrl().toString());
        serde = new RegistrySerde(registry);
        SchemaRegistration.register(registry, List.of(topic), serde);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", layout.bootstrapServers(), "linger.ms", 20),
                        new StringSerializer(),
                        serde.serializer());
    }

    public void write(String key, SpecificRecord value) {
        write(key, value, new RecordHeaders());
    }

    public void write(String key, SpecificRecord value, Headers headers) {
        var _ =
                producer.send(
                        new ProducerRecord<>(topic.name(), null, key, value, headers),
                        (_, e) -> failure.compareAndSet(null, e));
    }

    @Override
    public void close() {
        producer.close();
        serde.close();
        Exception first = failure.get();
        if (first != null) {
            throw new Failure("%s: a record was not written: %s.".formatted(topic.name(), first), first);
        }
    }
}
