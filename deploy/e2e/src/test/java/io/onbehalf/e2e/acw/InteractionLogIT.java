package io.onbehalf.e2e.acw;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Where an organization has call logging on, an agent writes a log of their stint, and notes belong there.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractionLogIT {

    private static final String SETTINGS = "/onbehalf/organizations/me/settings";

    private final TestStack stack;
    private final ApiUser fay;

    InteractionLogIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        fay = stack.as(TestUser.FAY);
    }

    @AfterEach
    void without_call_logging() throws InterruptedException {
        ok(200, fay.put(SETTINGS, Map.of("callLogging", false)));
    }

    @Test
    void an_agent_logs_their_stint_and_corrects_the_log_after_the_wrapup() throws Exception {
        TestQueue queue = TestQueue.createBy(TestUser.FAY, stack, TestNumbers.outbound(), TestUser.FAY);
        AgentParticipant stint = queue.compose(fay, TestNumbers.contact());
        String log =
                "/onbehalf/conversations/%s/participants/%s/log"
                        .formatted(stint.conversationId(), stint.participantId());
        refused(409, "interaction.log.disabled", fay.put(log, Map.of("subject", "Refund")));
        ok(200, fay.put(SETTINGS, Map.of("callLogging", true)));

        untilStatus(204, () -> fay.put(log, Map.of("subject", "Refund", "notes", TestTexts.of("log"))));
        ok(202, fay.disconnect(stint));
        Map<String, Object> withNotes = Map.of("code", queue.code(), "notes", TestTexts.of("notes"));
        refused(400, "wrapup.notes.in.log", fay.post(stint.wrapupPath(), withNotes));
        ok(202, fay.post(stint.wrapupPath(), Map.of("code", queue.code())));
        ok(204, fay.put(log, Map.of("subject", "Claim", "relatedContactId", "crm-4711")));

        var read = ok(200, fay.get(log)).body();
        assertThat(read.path("subject").asString()).isEqualTo("Claim");
        assertThat(read.path("relatedContactId").asString()).isEqualTo("crm-4711");
        assertThat(read.path("notes").isMissingNode()).isTrue();
        assertThat(read.path("version").asInt()).isEqualTo(2);
        refused(404, "participant.not.found", stack.as(TestUser.SUE).get(log));
    }
}
