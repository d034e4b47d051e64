package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.AGENT_LOADS;
import static io.onbehalf.schemas.Topics.QUEUE_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.schemas.conversation.AgentLoad;
import io.onbehalf.schemas.queue.AgentLoadReported;
import io.onbehalf.schemas.queue.AlertNotAnswered;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What queue-service is told of agents; also where each record is delivered twice.
@ParameterizedClass(name = "delivered {0} times")
@ValueSource(ints = {1, 2})
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AgentReportsTest {

    private static final String OTHER_THREAD = "f".repeat(20);

    private final FollowUpBench bench;

    AgentReportsTest(int deliveries) {
        bench = new FollowUpBench(deliveries);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void an_agent_s_first_conversation_and_the_end_of_their_last_are_reported() {
        bench.request(ThreadFixtures.compose("r1", ""));
        assertThat(loads()).containsOnly(tuple("amy", 1));
        assertThat(reports()).containsOnly(tuple("amy", 1));

        bench.request(ThreadFixtures.disconnect("r2"));
        bench.wrapUp(ThreadFixtures.wrapupCompleted());
        assertThat(loads()).last().isEqualTo(tuple("amy", 0));
        assertThat(reports()).last().isEqualTo(tuple("amy", 0));
    }

    @Test
    void a_conversation_counts_until_its_after_call_work_is_over() {
        bench.request(ThreadFixtures.compose("r1", ""));
        bench.request(ThreadFixtures.disconnect("r2"));
        assertThat(loads()).isNotEmpty().containsOnly(tuple("amy", 1));

        bench.wrapUp(ThreadFixtures.wrapupCompleted());
        assertThat(loads()).isNotEmpty().containsOnly(tuple("amy", 0));
    }

    @Test
    void an_agent_s_second_conversation_counts_and_is_not_reported() {
        bench.request(ThreadFixtures.compose("r1", ""));
        reports();
        bench.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));

        assertThat(loads()).last().isEqualTo(tuple("amy", 2));
        assertThat(reports()).isEmpty();
    }

    @Test
    void a_conversation_that_alerts_an_agent_counts() {
        alerted();

        assertThat(loads()).containsOnly(tuple("ben", 1));
        assertThat(reports()).containsOnly(tuple("ben", 1));
    }

    @Test
    void an_alert_that_is_not_answered_in_time_is_reported() {
        alerted();
        bench.pass(Duration.ofMinutes(5));

        assertThat(notAnswered()).isNotEmpty().containsOnly(tuple("ben", ThreadFixtures.CONVERSATION));
        assertThat(loads()).last().isEqualTo(tuple("ben", 0));
    }

    @Test
    void an_alert_that_is_declined_is_not_reported() {
        alerted();
        bench.request(ThreadFixtures.decline("r2", "ben", 1, ThreadFixtures.participant(7)));
        bench.pass(Duration.ofMinutes(5));

        assertThat(loads()).last().isEqualTo(tuple("ben", 0));
        assertThat(notAnswered()).isEmpty();
    }

    /// A text waits and alerts ben, as participant 7.
    private void alerted() {
        bench.request(ThreadFixtures.text(0, "acme", "support", ThreadFixtures.THREAD));
        bench.request(ThreadFixtures.alert("r1", "ben", 5));
    }

    private List<Tuple> loads() {
        return bench.written(AGENT_LOADS, AgentLoad.class).stream()
                .map(load -> tuple(load.getUserId(), load.getConversations()))
                .toList();
    }

    private List<Tuple> reports() {
        return bench.written(QUEUE_REQUESTS, AgentLoadReported.class).stream()
                .map(report -> tuple(report.getUserId(), report.getConversations()))
                .toList();
    }

    private List<Tuple> notAnswered() {
        return bench.written(QUEUE_REQUESTS, AlertNotAnswered.class).stream()
                .map(report -> tuple(report.getUserId(), report.getConversationId()))
                .toList();
    }
}
