package io.onbehalf.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokerAndRegistryIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir Path data = Path.of("");

    @Test
    void schemas_keep_their_ids_when_the_registry_is_killed_and_started_again() throws Exception {
        StackLayout layout = new StackLayout(Checkout.find(), Ports.free(), data);
        JvmPart registry = Registry.part(layout).start().awaitReady(TIMEOUT);
        try {
            List<String> schemas =
                    Stream.generate(() -> "R" + UUID.randomUUID().toString().substring(0, 8))
                            .limit(5)
                            .toList();
            List<Integer> ids = register(layout, schemas);

            registry.kill();
            registry.start().awaitReady(TIMEOUT);

            assertThat(register(layout, schemas.reversed())).isEqualTo(ids.reversed());
            assertThat(new HashSet<>(ids)).hasSize(5);
        } finally {
            registry.stop();
        }
    }

    @Test
    void topics_are_kept_when_the_broker_is_killed_and_started_again() throws Exception {
        StackLayout layout = new StackLayout(Checkout.find(), Ports.free(), data);
        JvmPart broker = Broker.part(layout).start().awaitReady(TIMEOUT);
        try {
            createTopic(layout, "kept");

            broker.kill();
            broker.start().awaitReady(TIMEOUT);

            assertThat(topics(layout)).containsExactly("kept");
        } finally {
            broker.stop();
        }
    }

    private static List<Integer> register(StackLayout layout, List<String> names) throws Exception {
        List<Integer> ids = new ArrayList<>();
        for (String name : names) {
            String schema = "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[]}".formatted(name);
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(layout.registryUrl() + "/subjects/" + name + "/versions"))
                            .header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofString(
                                            JsonMapper.shared().writeValueAsString(Map.of("schema", schema))))
                            .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                String answer = client.send(request, BodyHandlers.ofString()).body();
                ids.add(JsonMapper.shared().readTree(answer).path("id").asInt());
            }
        }
        return ids;
    }

    private static void createTopic(StackLayout layout, String name)
            throws ExecutionException, InterruptedException {
        try (Admin admin = admin(layout)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Set<String> topics(StackLayout layout) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(layout)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(StackLayout layout) {
        return Admin.create(Map.of("bootstrap.servers", layout.bootstrapServers()));
    }
}
