package io.onbehalf.queue.api;

import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.queue.topology.QueueTopology;
import io.onbehalf.queue.topology.audit.AuditStore;
import io.onbehalf.schemas.Topics;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What is as large as the API lets in is a record that Kafka takes, and is read again; three octets a
/// character where people write it.
@BenchedQueueService
class LargestStatesApiTest {

    private static final String ADMIN = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String QUEUES = "/api/v2/routing/queues";
    private static final String LIBRARIES = "/api/v2/responsemanagement/libraries";
    private static final String RESPONSES = "/api/v2/responsemanagement/responses";

    /// As many substitutions as a body of 256 KB has room for.
    private static final int SUBSTITUTIONS = 42;

    private final String organization = UUID.randomUUID().toString();
    private final TopologyBench bench;
    private final TopologyBench audit;
    private final ApiClient admin;

    @Autowired
    LargestStatesApiTest(MockMvcTester mvc, TopologyBench bench, @Qualifier("audit") TopologyBench audit) {
        this.bench = bench;
        this.audit = audit;
        admin =
                ApiClient.of(
                        mvc,
                        "",
                        organization,
                        ADMIN,
                        "routing:queue:view",
                        "routing:queue:add",
                        "responses:library:add",
                        "responses:response:view",
                        "responses:response:add",
                        "audits:audit:view");
    }

    @Test
    void of_a_queue_and_of_its_audit_event() {
        String libraries =
                IntStream.range(0, 20)
                        .mapToObj(i -> '"' + library("%02d".formatted(i)) + '"')
                        .collect(Collectors.joining(","));
        String name = "漢".repeat(256);
        String id =
                text(
                        admin.post(
                                QUEUES,
                                """
                                {"name":"%s","description":"%s",
                                 "cannedResponseLibraries":{"mode":"SelectedOnly","libraryIds":[%s]}}
                                """
                                        .formatted(name, "漢".repeat(1_000), libraries)),
                        "$.id");

        assertThat(admin.get(QUEUES + "/" + id)).bodyJson().extractingPath("$.name").isEqualTo(name);
        String query =
                "{\"interval\":\"%s/%s\",\"filters\":[{\"property\":\"EntityId\",\"value\":\"%s\"}]}"
                        .formatted(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600), id);
        assertThat(admin.post("/api/v2/audits/query", query))
                .bodyJson()
                .extractingPath("$.entities[*].entity.name")
                .asArray()
                .containsExactly(name);
        assertThat(largest(bench, QueueTopology.STORE, "queue/")).isGreaterThan(3_000);
        assertThat(largest(audit, AuditStore.NAME, "event/")).isGreaterThan(700);
        assertThat(audit.deadLetters(Topics.QUEUE_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void of_a_canned_response_in_as_many_libraries_as_it_may_be() {
        String libraries =
                IntStream.range(0, 20)
                        .mapToObj(i -> "{\"id\":\"" + library("%02d".formatted(i)) + "\"}")
                        .collect(Collectors.joining(","));
        String substitutions =
                IntStream.range(0, SUBSTITUTIONS)
                        .mapToObj(i ->
                                "{\"id\":\"s%d\",\"description\":\"%s\",\"defaultValue\":\"%2$s\"}"
                                        .formatted(i, "漢".repeat(1_000)))
                        .collect(Collectors.joining(","));
        String id =
                text(
                        admin.post(
                                RESPONSES,
                                """
                                {"name":"%s","libraries":[%s],
                                 "texts":[{"content":"%s","contentType":"text/plain"}],
                                 "substitutions":[%s]}
                                """
                                        .formatted(
                                                "漢".repeat(200), libraries, "漢".repeat(335), substitutions)),
                        "$.id");

        assertThat(admin.get(RESPONSES + "/" + id))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.substitutions")
                .asArray()
                .hasSize(SUBSTITUTIONS);
        assertThat(largest(bench, QueueTopology.STORE, "response/"))
                .isBetween(250_000, StreamsSettings.DEFAULT_MAX_RECORD_BYTES);
    }

    private String library(String number) {
        return text(admin.post(LIBRARIES, "{\"name\":\"" + number + "漢".repeat(198) + "\"}"), "$.id");
    }

    private int largest(TopologyBench bench, String store, String kind) {
        return bench.keys(store).stream()
                .filter(key -> key.startsWith(kind + organization + "/"))
                .mapToInt(key -> bench.<byte[]>store(store).get(key).length)
                .max()
                .orElseThrow();
    }
}
