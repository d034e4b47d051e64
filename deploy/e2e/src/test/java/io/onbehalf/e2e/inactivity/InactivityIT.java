package io.onbehalf.e2e.inactivity;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A conversation on which nobody writes leaves its agent after the time of the queue, whose own threading
/// timeline counts afterwards.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InactivityIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final TestStack stack;
    private final ApiUser hanna;
    private final TestQueue queue;

    InactivityIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        hanna = stack.as(TestUser.HANNA);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA);
    }

    @Test
    void a_silent_conversation_is_disconnected_at_its_due_time_which_a_message_puts_off() throws Exception {
        queue.with(stack, silence("DISCONNECT"));
        AgentParticipant participant = queue.compose(hanna, TestNumbers.contact());
        Instant first = dueAt(participant);

        ok(200, hanna.send(participant, TestTexts.of("are you there?")));
        await().atMost(TIMEOUT).until(() -> dueAt(participant).isAfter(first));
        Instant due = dueAt(participant);
        assertThat(conversation(participant).path("inactivityTimeout").asString()).isEqualTo(due.toString());

        await().atMost(TIMEOUT)
                .until(() -> stint(participant).path("state").asString().equals("disconnected"));
        JsonNode stint = stint(participant);
        assertThat(stint.path("disconnectType").asString()).isEqualTo("inactivity");
        assertThat(stint.path("endTime").asString()).isEqualTo(due.toString());
        assertThat(stint.path("wrapupRequired").asBoolean()).isTrue();
        assertThat(inactivity(participant).path("enabled").asBoolean()).isFalse();
        assertThat(conversation(participant).path("inactivityTimeout").isMissingNode()).isTrue();
    }

    @Test
    void a_timeout_that_is_turned_on_counts_for_what_is_silent_already() throws Exception {
        AgentParticipant participant = queue.compose(hanna, TestNumbers.contact());
        assertThat(inactivity(participant).path("enabled").asBoolean()).isFalse();

        queue.with(stack, silence("SEND_TO_QUEUE"));

        await().atMost(TIMEOUT)
                .until(() ->
                        ok(200, hanna.get("/onbehalf/queues/" + queue.id() + "/conversations?state=waiting"))
                                .body()
                                .toString()
                                .contains(participant.conversationId()));
        assertThat(stint(participant).path("disconnectType").asString()).isEqualTo("inactivity");
    }

    @Test
    void a_queue_s_own_threading_timeline_counts_before_the_organization_s() throws Exception {
        String contact = TestNumbers.contact();
        AgentParticipant participant = queue.compose(hanna, contact);
        ok(200, hanna.send(participant, TestTexts.of("goodbye")));
        ok(202, hanna.disconnect(participant));
        refused(409, "existing.conversation.in.window", hanna.compose(queue.id(), contact, false));

        queue.with(stack, Map.of("threadingTimeoutMinutes", 0));

        String next = untilStatus(200, () -> hanna.compose(queue.id(), contact, false)).text("id");
        assertThat(next).isNotEqualTo(participant.conversationId());
    }

    private static Map<String, ?> silence(String action) {
        return Map.of(
                "mediaSettings",
                Map.of(
                        "message",
                        Map.of(
                                "enableInactivityTimeout",
                                true,
                                "inactivityTimeoutSettings",
                                Map.of("timeoutSeconds", 10, "actionType", action))));
    }

    private Instant dueAt(AgentParticipant participant) {
        return await().atMost(TIMEOUT)
                .until(() -> inactivity(participant).path("dueAt").asString(""), due -> !due.isEmpty())
                .transform(Instant::parse);
    }

    private JsonNode inactivity(AgentParticipant participant) throws InterruptedException {
        return ok(200, hanna.get("/onbehalf/conversations/" + participant.conversationId() + "/inactivity"))
                .body();
    }

    private JsonNode conversation(AgentParticipant participant) throws InterruptedException {
        return ok(200, hanna.get(participant.conversationPath())).body();
    }

    private JsonNode stint(AgentParticipant participant) throws InterruptedException {
        return conversation(participant)
                .path("participants")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(participant.participantId()))
                .findFirst()
                .orElseThrow();
    }
}
