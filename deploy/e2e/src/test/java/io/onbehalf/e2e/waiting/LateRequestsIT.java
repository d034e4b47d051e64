package io.onbehalf.e2e.waiting;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.untilAnswered;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.bench.promises.TopicRecord;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.process.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// wrapup-service stands still for longer than callers wait. Their requests lie in its topic meanwhile.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LateRequestsIT {

    private final TestStack stack;
    private final ApiUser amy;
    private final TestQueue queue;

    LateRequestsIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amy = stack.as(TestUser.AMY);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
    }

    @Test
    void what_was_given_up_is_not_done_late_and_what_has_a_key_is() throws Exception {
        AgentParticipant givenUp = ended();
        AgentParticipant withKey = ended();
        String key = UUID.randomUUID().toString();

        List<Answer> answers;
        Signals.stop(stack.wrapupService());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Callable<Answer>> calls =
                    Stream.of(
                            () -> wrapUp(givenUp, "one"),
                            () -> wrapUp(givenUp, "two"),
                            () -> wrapUp(givenUp, "three"),
                            () -> wrapUp(withKey, "with a key", key));
            answers = answers(calls.map(threads::submit).toList());
        } finally {
            Signals.resume(stack.wrapupService());
        }
        assertThat(answers).extracting(Answer::status).containsOnly(503);

        ok(202, untilAnswered(() -> wrapUp(withKey, "with a key", key)));
        ok(202, untilAnswered(() -> wrapUp(givenUp, "in time", UUID.randomUUID().toString())));
        List<TopicRecord> records = new TopicReader(stack.layout()).records();
        assertThat(notes(records, givenUp)).containsExactly("in time");
        assertThat(notes(records, withKey)).containsExactly("with a key");
        assertThat(records)
                .filteredOn(TopicRecord::isReply)
                .filteredOn(reply -> reply.key().equals(threadOf(givenUp)))
                .filteredOn(reply -> reply.text("refusal").contains("request.expired"))
                .hasSize(3);
    }

    private AgentParticipant ended() throws InterruptedException {
        AgentParticipant stint = queue.compose(amy, TestNumbers.contact());
        ok(202, amy.disconnect(stint));
        return stint;
    }

    private static List<Answer> answers(List<Future<Answer>> calls) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> call : calls) {
            answers.add(call.get());
        }
        return answers;
    }

    private Answer wrapUp(AgentParticipant stint, String notes) throws InterruptedException {
        return amy.patch(stint.participantPath(), wrapup(notes));
    }

    private Answer wrapUp(AgentParticipant stint, String notes, String key) throws InterruptedException {
        return amy.patch(stint.participantPath(), wrapup(notes), key);
    }

    private Map<String, Object> wrapup(String notes) {
        return Map.of("wrapup", Map.of("code", queue.code(), "notes", notes));
    }

    private static String threadOf(AgentParticipant stint) {
        return ThreadIds.threadOf(stint.conversationId()).orElseThrow();
    }

    private static List<String> notes(List<TopicRecord> records, AgentParticipant stint) {
        return records.stream()
                .filter(event -> event.type().equals("WrapupCompleted"))
                .filter(event -> event.text("participantId").equals(stint.participantId()))
                .map(event -> event.text("notes"))
                .toList();
    }
}
