package io.onbehalf.queue.api;

import static io.onbehalf.kit.testing.ApiClient.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.queue.topology.QueueTopology;
import io.onbehalf.queue.topology.audit.AuditStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A list with a row that can't be read shows the others, and the row is counted.
@BenchedQueueService
class UnreadableRowsApiTest {

    private static final String ADMIN = "0a0c3e00-0000-4000-8000-000000000101";
    private static final String AMY = "0a0c3e00-0000-4000-8000-000000000103";
    private static final String BEN = "0a0c3e00-0000-4000-8000-000000000104";
    private static final String QUEUES = "/api/v2/routing/queues";
    private static final String LIBRARIES = "/api/v2/responsemanagement/libraries";
    private static final String RESPONSES = "/api/v2/responsemanagement/responses";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String organization = UUID.randomUUID().toString();
    private final TopologyBench bench;
    private final TopologyBench audit;
    private final ApiClient admin;

    @Autowired
    UnreadableRowsApiTest(MockMvcTester mvc, TopologyBench bench, @Qualifier("audit") TopologyBench audit) {
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
                        "routing:queue:edit",
                        "responses:library:view",
                        "responses:library:add",
                        "responses:response:view",
                        "responses:response:add",
                        "directory:user:add",
                        "directory:user:view",
                        "audits:audit:view");
    }

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void stop() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void of_queues() {
        queue("Sales");
        String broken = queue("Support");
        makeUnreadable(bench, QueueTopology.STORE, "queue/" + organization + "/" + broken);

        shows(admin.get(QUEUES), "name", "Sales");
        shows(admin.get(QUEUES + "?name=s*"), "name", "Sales");
        shows(admin.get(QUEUES + "?id=" + broken), "name");
        shows(admin.get(QUEUES + "/divisionviews"), "name", "Sales");
        assertThat(meters.get("onbehalf.rows.passed.over").tag("row", "queue").counter().count())
                .isEqualTo(4);
    }

    @Test
    void of_a_user_s_queues() {
        String sales = queue("Sales");
        String support = queue("Support");
        for (String queue : List.of(sales, support)) {
            assertThat(admin.post(QUEUES + "/" + queue + "/members", "[{\"id\":\"" + AMY + "\"}]"))
                    .hasStatus(204);
        }
        makeUnreadable(bench, QueueTopology.STORE, "queue/" + organization + "/" + support);

        shows(admin.get("/api/v2/users/" + AMY + "/queues"), "name", "Sales");
    }

    @Test
    void of_members() {
        String queue = queue("Sales");
        assertThat(
                        admin.post(
                                QUEUES + "/" + queue + "/members",
                                "[{\"id\":\"%s\"},{\"id\":\"%s\"}]".formatted(AMY, BEN)))
                .hasStatus(204);
        makeUnreadable(
                bench,
                QueueTopology.STORE,
                "members-by-name/" + organization + "/" + queue + "/\u0000" + AMY);

        shows(admin.get(QUEUES + "/" + queue + "/members"), "id", BEN);
        shows(admin.get(QUEUES + "/" + queue + "/members?joined=true"), "id", BEN);
    }

    @Test
    void of_libraries_and_canned_responses() {
        String library = text(admin.post(LIBRARIES, "{\"name\":\"Greetings\"}"), "$.id");
        String broken = text(admin.post(LIBRARIES, "{\"name\":\"Partings\"}"), "$.id");
        makeUnreadable(bench, QueueTopology.STORE, "library/" + organization + "/" + broken);
        shows(admin.get(LIBRARIES), "name", "Greetings");

        response(library, "Hello");
        String second = response(library, "Welcome");
        makeUnreadable(bench, QueueTopology.STORE, "response/" + organization + "/" + second);
        shows(admin.get(RESPONSES + "?libraryId=" + library), "name", "Hello");
    }

    @Test
    void of_the_audit() {
        queue("Sales");
        queue("Support");
        String query =
                "{\"interval\":\"%s/%s\"}"
                        .formatted(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        shows(admin.post("/api/v2/audits/query", query), "entity.name", "Support", "Sales");
        String newest =
                audit.keys(AuditStore.NAME).stream()
                        .filter(key -> key.startsWith("event/" + organization + "/"))
                        .toList()
                        .getLast();
        makeUnreadable(audit, AuditStore.NAME, newest);

        shows(admin.post("/api/v2/audits/query", query), "entity.name", "Sales");
    }

    private String queue(String name) {
        return text(admin.post(QUEUES, "{\"name\":\"" + name + "\"}"), "$.id");
    }

    private String response(String library, String name) {
        return text(
                admin.post(
                        RESPONSES,
                        """
                        {"name":"%s","libraries":[{"id":"%s"}],
                         "texts":[{"content":"%1$s","contentType":"text/plain"}]}
                        """
                                .formatted(name, library)),
                "$.id");
    }

    private static void makeUnreadable(TopologyBench bench, String store, String row) {
        assertThat(bench.keys(store)).contains(row);
        bench.<byte[]>store(store).put(row, "no CBOR".getBytes(UTF_8));
    }

    private static void shows(MvcTestResult list, String field, String... expected) {
        assertThat(list)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*]." + field)
                .asArray()
                .containsExactly((Object[]) expected);
    }
}
