package io.onbehalf.local;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path data = Path.of("");

    @Test
    void schemas_keep_their_ids_when_the_registry_is_killed_and_started_again() throws Exception {
        Site site = new Site(Home.find(), Ports.free(), data);
        JvmPart registry = Registry.on(site).start().awaitReady(PATIENCE);
        try {
            List<String> schemas =
                    Stream.generate(() -> "R" + UUID.randomUUID().toString().substring(0, 8))
                            .limit(5)
                            .toList();
            List<Integer> ids = register(site, schemas);

            registry.kill();
            registry.start().awaitReady(PATIENCE);

            assertThat(register(site, schemas.reversed())).isEqualTo(ids.reversed());
            assertThat(new HashSet<>(ids)).hasSize(5);
        } finally {
            registry.stop();
        }
    }

    @Test
    void topics_are_there_again_when_the_broker_is_killed_and_started_again() throws Exception {
        Site site = new Site(Home.find(), Ports.free(), data);
        JvmPart broker = Broker.on(site).start().awaitReady(PATIENCE);
        try {
            createTopic(site, "kept");

            broker.kill();
            broker.start().awaitReady(PATIENCE);

            assertThat(topics(site)).containsExactly("kept");
        } finally {
            broker.stop();
        }
    }

    private static List<Integer> register(Site site, List<String> names) throws Exception {
        List<Integer> ids = new ArrayList<>();
        for (String name : names) {
            String schema = "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[]}".formatted(name);
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(site.registryUrl() + "/subjects/" + name + "/versions"))
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

    private static void createTopic(Site site, String name) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(site)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Set<String> topics(Site site) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(site)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(Site site) {
        return Admin.create(Map.of("bootstrap.servers", site.bootstrapServers()));
    }
}
