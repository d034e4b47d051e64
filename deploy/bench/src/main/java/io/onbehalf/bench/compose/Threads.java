package io.onbehalf.bench.compose;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ComposeRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Fills a running stack with threads, each with an open conversation: the services decide the requests that
/// as many composes would have made, so stores and topics are as after them.
final class Threads {

    /// Of a thread each; the conversations are spread over as many agents.
    private static final int CONVERSATIONS_OF_AN_AGENT = 1_000;

    /// Who must have read everything.
    private static final List<String> GROUPS =
            List.of("conversation-service", "conversation-service-follow-ups", "wrapup-service");

    private static final Duration TIMEOUT = Duration.ofHours(2);

    private Threads() {}

    /// Returns when all services have followed.
    static void compose(StackLayout layout, String queueId, int threads) throws InterruptedException {
        var registry = new HttpSchemaRegistry(layout.registryUrl().toString());
        try (var serde = new RegistrySerde(registry);
                var producer =
                        new KafkaProducer<String, SpecificRecord>(
                                Map.of("bootstrap.servers", layout.bootstrapServers(), "linger.ms", 20),
                                new StringSerializer(),
                                serde.serializer())) {
            SchemaRegistration.register(registry, List.of(Topics.CONVERSATION_REQUESTS), serde);
            for (int thread = 0; thread < threads; thread++) {
                ComposeRequested request = request(queueId, thread);
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.CONVERSATION_REQUESTS.name(), request.getThreadId(), request));
            }
        }
        GroupLag.awaitNone(layout, GROUPS, TIMEOUT);
    }

    private static ComposeRequested request(String queueId, int thread) {
        String contact = "+1212%07d".formatted(2_000_000 + thread);
        int agent = thread / CONVERSATIONS_OF_AN_AGENT;
        return ComposeRequested.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setFingerprint("")
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setRequestedAt(Instant.now())
                .setRequestedBy(new UUID(1, agent).toString())
                .setUserName("Agent " + agent)
                .setThreadId("%020x".formatted(thread))
                .setQueueId(queueId)
                .setQueueName("Support")
                .setOutboundNumber("+13175550100")
                .setContactNumber(contact)
                .setContactNumberAsTyped(contact)
                .setUseExistingConversation(false)
                .setWindowMinutes(4_320)
                .setWrapupPrompt(WrapupPrompt.MANDATORY)
                .setConsentId("%020x".formatted(thread))
                .build();
    }
}
