package io.onbehalf.e2e.reads;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The audit has what every service did: by whom, to what, and when.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String QUERY = "/audits/query";

    private final TestStack stack;
    private final Instant start = Instant.now();

    AuditIT(TestStack stack) {
        this.stack = stack;
    }

    @Test
    void what_an_administrator_and_an_agent_did_is_found_by_actor_entity_and_time() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        queue.alerting(stack, 40);
        ApiUser amy = stack.as(TestUser.AMY);
        String contact = TestNumbers.contact();
        String text = TestTexts.of("for the audit");
        AgentParticipant stint = queue.compose(amy, contact);
        ok(200, amy.send(stint, text));
        ok(202, amy.post(stint.wrapupPath(), Map.of("code", queue.code())));
        ok(202, amy.disconnect(stint));

        List<JsonNode> ofQueue = awaitActs(Map.of("EntityId", queue.id()), "Update");
        assertThat(acts(ofQueue))
                .contains(
                        "queue-service Create Queue " + TestUser.ADMIN.id(),
                        "queue-service MemberAdd Queue " + TestUser.ADMIN.id(),
                        "queue-service Update Queue " + TestUser.ADMIN.id(),
                        "wrapup-service WrapupCodeAdd Queue " + TestUser.ADMIN.id());
        List<JsonNode> ofConversation =
                awaitActs(Map.of("EntityId", stint.conversationId()), "Wrapup", "Disconnect", "Send");
        assertThat(acts(ofConversation))
                .contains(
                        "conversation-service Start Conversation " + TestUser.AMY.id(),
                        "conversation-service Send Conversation " + TestUser.AMY.id(),
                        "conversation-service Disconnect Conversation " + TestUser.AMY.id(),
                        "wrapup-service Wrapup Conversation " + TestUser.AMY.id());
        assertThat(ofConversation.toString()).doesNotContain(contact, contact.substring(1), text);
        assertThat(ofConversation).extracting(each -> each.path("id").asString()).doesNotHaveDuplicates();

        assertThat(query(Map.of("UserId", TestUser.AMY.id(), "EntityId", queue.id()))).isEmpty();
        assertThat(query(Map.of("UserId", TestUser.AMY.id(), "EntityId", stint.conversationId())))
                .allMatch(each -> each.path("user").path("id").asString().equals(TestUser.AMY.id()))
                .isNotEmpty();
        assertThat(query(Map.of("UserId", TestUser.ADMIN.id(), "EntityType", "Queue", "Action", "Update")))
                .anyMatch(each -> each.path("entity").path("id").asString().equals(queue.id()));
        assertThat(query(start.minusSeconds(60), start.minusSeconds(30), Map.of("EntityId", queue.id())))
                .isEmpty();
    }

    @Test
    void what_was_refused_is_in_it_as_a_failure() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        String contact = TestNumbers.contact();
        AgentParticipant stint = queue.compose(amy, contact);
        refused(409, "existing.conversation.connected", amy.compose(queue.id(), contact, false));

        assertThat(awaitActs(Map.of("EntityId", stint.conversationId()), "Compose"))
                .filteredOn(each -> each.path("action").asString().equals("Compose"))
                .singleElement()
                .returns("FAILURE", each -> each.path("status").asString())
                .returns(
                        "existing.conversation.connected",
                        each -> each.path("context").path("refusal").asString());
    }

    @Test
    void it_is_read_page_by_page_by_those_who_may_and_never_by_another_organization() throws Exception {
        TestQueue queue =
                TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN, TestUser.HANNA);
        List<String> all = acts(awaitActs(Map.of("EntityId", queue.id()), "MemberAdd", "WrapupCodeAdd"));

        refused(403, "missing.permissions", stack.as(TestUser.AMY).post(QUERY, body(Map.of())));
        ok(200, stack.as(TestUser.SUE).post(QUERY, body(Map.of())));
        assertThat(
                        entities(
                                ok(
                                        200,
                                        stack.as(TestUser.FAY)
                                                .post(QUERY, body(Map.of("EntityId", queue.id()))))))
                .isEmpty();

        List<String> paged = new ArrayList<>();
        Map<String, Object> body = body(Map.of("EntityId", queue.id()));
        body.put("pageSize", 2);
        String cursor = "";
        do {
            body.put("cursor", cursor);
            Answer page = ok(200, stack.as(TestUser.ADMIN).post(QUERY, body));
            assertThat(entities(page)).hasSizeLessThanOrEqualTo(2);
            paged.addAll(acts(entities(page)));
            cursor = page.body().path("cursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(all);
    }

    /// The events that meet the filters, once each of the actions is among them.
    private List<JsonNode> awaitActs(Map<String, String> filters, String... actions) {
        return await().atMost(SOON)
                .until(
                        () -> query(filters),
                        found ->
                                found.stream()
                                        .map(each -> each.path("action").asString())
                                        .toList()
                                        .containsAll(List.of(actions)));
    }

    private List<JsonNode> query(Map<String, String> filters) throws InterruptedException {
        return entities(ok(200, stack.as(TestUser.ADMIN).post(QUERY, body(filters))));
    }

    private List<JsonNode> query(Instant from, Instant to, Map<String, String> filters)
            throws InterruptedException {
        return entities(ok(200, stack.as(TestUser.ADMIN).post(QUERY, body(from, to, filters))));
    }

    private Map<String, Object> body(Map<String, String> filters) {
        return body(start.minusSeconds(60), start.plus(Duration.ofHours(1)), filters);
    }

    private static Map<String, Object> body(Instant from, Instant to, Map<String, String> filters) {
        return new HashMap<>(
                Map.of(
                        "interval",
                        from + "/" + to,
                        "pageSize",
                        100,
                        "filters",
                        filters.entrySet().stream()
                                .map(each -> Map.of("property", each.getKey(), "value", each.getValue()))
                                .toList()));
    }

    private static List<JsonNode> entities(Answer page) {
        List<JsonNode> entities = new ArrayList<>();
        page.body().path("entities").forEach(entities::add);
        return entities;
    }

    /// Service, action, type and actor of each.
    private static List<String> acts(List<JsonNode> entities) {
        return entities.stream()
                .map(each ->
                        "%s %s %s %s"
                                .formatted(
                                        each.path("serviceName").asString(),
                                        each.path("action").asString(),
                                        each.path("entityType").asString(),
                                        each.path("user").path("id").asString("-")))
                .toList();
    }
}
