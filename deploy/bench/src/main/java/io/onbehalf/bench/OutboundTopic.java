package io.onbehalf.bench;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.Encoding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Fills `carrier.outbound` with the [BenchMessages].
final class OutboundTopic {

    private OutboundTopic() {}

    static void fill(StackLayout layout, int messages) {
        var registry = new HttpSchemaRegistry(layout.registryUrl().toString());
        try (var serde = new RegistrySerde(registry);
                var producer =
                        new KafkaProducer<String, SpecificRecord>(
                                Map.of("bootstrap.servers", layout.bootstrapServers(), "linger.ms", 20),
                                new StringSerializer(),
                                serde.serializer())) {
            SchemaRegistration.register(registry, List.of(Topics.CARRIER_OUTBOUND), serde);
            for (int i = 0; i < messages; i++) {
                SmsSubmitRequested request = request(i);
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.CARRIER_OUTBOUND.name(),
                                        request.getOutboundNumber(),
                                        request));
            }
        }
    }

    private static SmsSubmitRequested request(int message) {
        String thread = "%020x".formatted(message);
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setThreadId(thread)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setMessageId(ThreadIds.of(thread, Kind.MESSAGE, 2))
                .setOutboundNumber(BenchMessages.outboundNumber(message))
                .setContactNumber(BenchMessages.contactNumber(message))
                .setText(BenchMessages.TEXT)
                .setSegmentCount(1)
                .setEncoding(Encoding.GSM7)
                .setQueuedAt(Instant.now())
                .setExempt(false)
                .build();
    }
}
