package io.onbehalf.e2e.channels;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who is told of a queue's conversations and of a user's routing status.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelRightsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final TestStack stack;
    private final ApiUser amy;
    private final ApiUser ben;

    ChannelRightsIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amy = stack.as(TestUser.AMY);
        ben = stack.as(TestUser.BEN);
    }

    @Test
    void a_member_is_told_of_their_queue_s_conversations_until_they_are_removed() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN);
        ApiUser admin = stack.as(TestUser.ADMIN);
        String members = "/routing/queues/" + queue.id() + "/members";
        String topic = "v2.routing.queues." + queue.id() + ".conversations.messages";
        String probe = ok(200, ben.post("/notifications/channels", Map.of())).text("id");
        try (ChannelClient ofAmy = following(amy, topic);
                ChannelClient ofBen = following(ben, topic)) {
            awaitTold(ofBen, composed(queue));

            ok(204, admin.delete(members + "/" + TestUser.BEN.id()));
            // What the gateway has told amy of, it has decided for ben too, once it knows of the removal.
            await().atMost(TIMEOUT).until(() -> isForbidden(probe, topic));
            String hidden = composed(queue);
            awaitTold(ofAmy, hidden);

            ok(204, admin.post(members, List.of(Map.of("id", TestUser.BEN.id()))));
            await().atMost(TIMEOUT).until(() -> !isForbidden(probe, topic));
            awaitTold(ofBen, composed(queue));
            assertThat(ofBen.last(hidden).isMissingNode()).isTrue();
        }
    }

    @Test
    void a_change_of_a_routing_status_is_told_to_a_colleague() throws Exception {
        String path = "/users/" + TestUser.NORA.id() + "/routingstatus";
        String topic = "v2.users." + TestUser.NORA.id() + ".routingStatus";
        // She has no conversations, which would make her interacting.
        ApiUser nora = stack.as(TestUser.NORA);
        untilStatus(200, () -> nora.put(path, Map.of("status", "OFF_QUEUE")));
        String probe = ok(200, ben.post("/notifications/channels", Map.of())).text("id");
        await().atMost(TIMEOUT).until(() -> !isForbidden(probe, topic));
        try (ChannelClient ofBen = following(ben, topic)) {
            for (String status : List.of("IDLE", "OFF_QUEUE")) {
                ok(200, nora.put(path, Map.of("status", status)));

                await().atMost(TIMEOUT)
                        .untilAsserted(() ->
                                assertThat(
                                                ofBen.last(TestUser.NORA.id())
                                                        .at("/eventBody/routingStatus/status")
                                                        .asString(""))
                                        .isEqualTo(status));
            }
        }
    }

    @Test
    void another_queue_s_topic_is_forbidden_to_an_agent() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        String channel = ok(200, ben.post("/notifications/channels", Map.of())).text("id");

        refused(
                403,
                "notification.topic.forbidden",
                ben.put(
                        "/notifications/channels/" + channel + "/subscriptions",
                        List.of(
                                Map.of(
                                        "id",
                                        "v2.routing.queues." + queue.id() + ".conversations.messages"))));
    }

    private boolean isForbidden(String channel, String topic) throws InterruptedException {
        int status =
                ben.put("/notifications/channels/" + channel + "/subscriptions", List.of(Map.of("id", topic)))
                        .status();
        return status == 403;
    }

    private ChannelClient following(ApiUser user, String topic) throws InterruptedException {
        String gateway = stack.layout().gatewayUrl().getAuthority();
        ChannelClient client = ChannelClient.of(user, topic).follow(() -> gateway);
        await().atMost(TIMEOUT).until(client::isConnected);
        return client;
    }

    private String composed(TestQueue queue) throws InterruptedException {
        return queue.compose(amy, TestNumbers.contact()).conversationId();
    }

    private static void awaitTold(ChannelClient client, String conversation) {
        await().atMost(TIMEOUT).until(() -> !client.last(conversation).isMissingNode());
    }
}
