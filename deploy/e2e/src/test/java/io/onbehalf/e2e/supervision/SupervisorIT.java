package io.onbehalf.e2e.supervision;

import static io.onbehalf.e2e.fixture.Answers.ids;
import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.channels.ChannelClient;
import io.onbehalf.e2e.fixture.Sdk;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A supervisor takes what an agent has, or ends what they leave undone; the agent is told by whom and why.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupervisorIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BY = "onbehalf.disconnectedBy";
    private static final String WHY = "onbehalf.disconnectReason";

    private final TestStack stack;
    private final TestQueue queue;
    private final Sdk amy;
    private final ApiUser amyCalls;
    private final ApiUser sue;
    private final ApiUser admin;

    SupervisorIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue =
                TestQueue.create(
                        stack,
                        TestNumbers.outbound(),
                        TestUser.AMY,
                        TestUser.BEN,
                        TestUser.SUE,
                        TestUser.ADMIN);
        amy = Sdk.of(stack, TestUser.AMY);
        amyCalls = stack.as(TestUser.AMY);
        sue = stack.as(TestUser.SUE);
        admin = stack.as(TestUser.ADMIN);
    }

    @Test
    void what_is_released_waits_and_another_agent_takes_it_and_the_first_is_told_why() throws Exception {
        try (ChannelClient channel = followedByAmy()) {
            AgentParticipant stint = amy.start(queue, TestNumbers.contact());
            String id = stint.conversationId();
            amy.send(stint, TestTexts.of("hello"));
            String reason = reason("her shift is over");

            refused(
                    403,
                    "missing.permissions",
                    amyCalls.post(act(stint, "release"), Map.of("reason", reason)));
            ok(202, sue.post(act(stint, "release"), Map.of("reason", reason)));

            JsonNode told = awaitEnd(channel, stint);
            assertThat(told.path("disconnectType").asString("")).isEqualTo("transfer");
            assertThat(told.path("attributes").path(BY).asString("")).isEqualTo(TestUser.SUE.id());
            assertThat(told.path("attributes").path(WHY).asString("")).isEqualTo(reason);
            String list = "/onbehalf/queues/" + queue.id() + "/conversations?state=waiting&pageSize=100";
            await().atMost(SOON).until(() -> ids(sue.get(list)).contains(id));
            Sdk ben = Sdk.of(stack, TestUser.BEN);
            ben.send(ben.take(id), TestTexts.of("ben here"));
            showsWhoWhomWhy(stint, "TRANSFER", TestUser.SUE, reason);
        }
    }

    @Test
    void what_is_taken_over_is_the_supervisor_s_and_the_agent_is_told_why() throws Exception {
        try (ChannelClient channel = followedByAmy()) {
            AgentParticipant stint = amy.start(queue, TestNumbers.contact());
            String reason = reason("a complaint");
            Map<String, String> body = Map.of("reason", reason);
            String key = UUID.randomUUID().toString();

            ok(202, sue.post(act(stint, "takeover"), body, key));
            ok(202, sue.post(act(stint, "takeover"), body, key));

            JsonNode told = awaitEnd(channel, stint);
            assertThat(told.path("disconnectType").asString("")).isEqualTo("takeover");
            assertThat(told.path("attributes").path(BY).asString("")).isEqualTo(TestUser.SUE.id());
            assertThat(told.path("attributes").path(WHY).asString("")).isEqualTo(reason);
            AgentParticipant taken = requireNonNull(sue.participant(stint.conversationId()));
            ok(200, sue.send(taken, TestTexts.of("sue here")));
            refused(403, "not.conversation.participant", amyCalls.send(stint, TestTexts.of("and amy")));
            showsWhoWhomWhy(stint, "TAKEOVER", TestUser.SUE, reason);
        }
    }

    @Test
    void of_two_supervisors_who_take_it_over_at_once_one_has_it() throws Exception {
        AgentParticipant stint = amy.start(queue, TestNumbers.contact());
        Map<String, String> body = Map.of("reason", reason("both at once"));
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls =
                    List.of(
                            () -> sue.post(act(stint, "takeover"), body),
                            () -> admin.post(act(stint, "takeover"), body));

            List<Integer> statuses =
                    both.invokeAll(calls).stream().map(SupervisorIT::done).map(Answer::status).toList();

            assertThat(statuses).containsExactlyInAnyOrder(202, 409);
            ApiUser winner = statuses.getFirst() == 202 ? sue : admin;
            assertThat(winner.participant(stint.conversationId())).isNotNull();
        }
    }

    @Test
    void after_call_work_that_is_left_undone_is_ended_for_the_agent_who_is_told_why() throws Exception {
        AgentParticipant stint = amy.start(queue, TestNumbers.contact());
        amy.disconnect(stint);
        assertThat(amy.interactions()).contains(stint.conversationId());
        await().atMost(SOON).until(() -> owed().contains(stint.participantId()));
        String reason = reason("on leave");

        untilStatus(
                202, () -> sue.post(act(stint, "wrapup"), Map.of("code", queue.code(), "reason", reason)));

        await().atMost(SOON).until(() -> !amy.interactions().contains(stint.conversationId()));
        await().atMost(SOON).until(() -> !owed().contains(stint.participantId()));
        JsonNode shown = participant(amyCalls.get("/conversations/" + stint.conversationId()).body(), stint);
        assertThat(shown.at("/wrapup/code").asString("")).isEqualTo(queue.code());
        assertThat(shown.path("attributes").path("onbehalf.wrapupReason").asString("")).isEqualTo(reason);
        assertThat(shown.path("attributes").path("onbehalf.wrapupCompletedBy").asString(""))
                .isEqualTo(TestUser.SUE.id());
        assertThat(events(stint, "WrapupCompleted"))
                .singleElement()
                .returns(TestUser.SUE.id(), event -> event.text("completedBy"))
                .returns(TestUser.SUE.id(), event -> event.text("actor"))
                .returns(TestUser.AMY.id(), event -> event.text("userId"))
                .returns(reason, event -> event.text("reason"));
        awaitAudited(stint.conversationId(), TestUser.SUE, reason);
    }

    @Test
    void the_official_sdk_ends_a_conversation_and_the_original_has_no_reason_for_it() throws Exception {
        AgentParticipant stint = amy.start(queue, TestNumbers.contact());
        Sdk supervisor = Sdk.of(stack, TestUser.SUE);

        String ended = supervisor.conversations().postConversationDisconnect(stint.conversationId());

        assertThat(ended).contains(stint.conversationId());
        JsonNode shown = participant(amyCalls.get("/conversations/" + stint.conversationId()).body(), stint);
        assertThat(shown.path("attributes").path(BY).asString("")).isEqualTo(TestUser.SUE.id());
        assertThat(shown.path("attributes").path(WHY).isMissingNode()).isTrue();
    }

    @Test
    void every_promise_is_kept() throws Exception {
        Promise.checkAll(new TopicReader(stack.layout()).records(), Promise.ofEveryHistory());
    }

    /// The event of the end of a stint, and the audit.
    private void showsWhoWhomWhy(AgentParticipant stint, String type, TestUser by, String why)
            throws ExecutionException, InterruptedException {
        assertThat(events(stint, "ParticipantDisconnected"))
                .singleElement()
                .returns(type, event -> event.text("disconnectType"))
                .returns(by.id(), event -> event.text("disconnectedBy"))
                .returns(by.id(), event -> event.text("actor"))
                .returns(TestUser.AMY.id(), event -> event.text("userId"))
                .returns(why, event -> event.text("disconnectReason"));
        awaitAudited(stint.conversationId(), by, why);
    }

    private void awaitAudited(String entity, TestUser by, String why) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(audited(entity, by))
                                .anyMatch(each -> each.at("/context/reason").asString("").equals(why)));
    }

    private JsonNode audited(String entity, TestUser by) throws InterruptedException {
        Instant now = Instant.now();
        Map<String, Object> query =
                Map.of(
                        "interval",
                        now.minusSeconds(3_600) + "/" + now.plusSeconds(3_600),
                        "filters",
                        List.of(
                                Map.of("property", "EntityId", "value", entity),
                                Map.of("property", "UserId", "value", by.id())));
        return ok(200, admin.post("/audits/query", query)).body().path("entities");
    }

    private List<TopicRecord> events(AgentParticipant stint, String type)
            throws ExecutionException, InterruptedException {
        return new TopicReader(stack.layout())
                .records().stream()
                        .filter(event -> event.type().equals(type))
                        .filter(event -> event.text("participantId").equals(stint.participantId()))
                        .toList();
    }

    private ChannelClient followedByAmy() throws InterruptedException {
        String gateway = stack.layout().gatewayUrl().getAuthority();
        ChannelClient channel = ChannelClient.of(amyCalls).follow(() -> gateway);
        await().atMost(SOON).until(channel::isConnected);
        return channel;
    }

    /// What the agent's channel says of their stint once it has ended.
    private static JsonNode awaitEnd(ChannelClient channel, AgentParticipant stint) {
        return await().atMost(SOON)
                .until(
                        () -> participant(channel.last(stint.conversationId()).path("eventBody"), stint),
                        each -> each.path("state").asString("").equals("disconnected"));
    }

    private static JsonNode participant(JsonNode conversation, AgentParticipant stint) {
        return StreamSupport.stream(conversation.path("participants").spliterator(), false)
                .filter(each -> each.path("id").asString("").equals(stint.participantId()))
                .findFirst()
                .orElse(JsonMapper.shared().missingNode());
    }

    private List<String> owed() throws InterruptedException {
        return ok(200, amyCalls.get("/onbehalf/wrapups/me?pageSize=100"))
                .body()
                .path("entities")
                .findValuesAsString("participantId");
    }

    private static String act(AgentParticipant stint, String act) {
        return "/onbehalf/conversations/%s/participants/%s/%s"
                .formatted(stint.conversationId(), stint.participantId(), act);
    }

    private static String reason(String words) {
        return words + " " + UUID.randomUUID();
    }

    private static Answer done(Future<Answer> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
