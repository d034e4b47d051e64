package io.onbehalf.e2e;

import static java.util.Objects.requireNonNull;
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
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// A thread's history through the gateway.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoryIT {

    private final TestStack stack;
    private final TestQueue queue;
    private final ApiUser amy;
    private final ApiUser ben;

    HistoryIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN);
        amy = stack.as(TestUser.AMY);
        ben = stack.as(TestUser.BEN);
    }

    @Test
    void a_thread_is_paged_newest_first_and_strangers_are_refused() throws Exception {
        String contact = TestNumbers.contact();
        String conversation = amy.compose(queue.id(), contact, false).text("id");
        AgentParticipant first = requireNonNull(amy.participant(conversation));
        amy.send(first, TestTexts.of("one"));
        amy.disconnect(first);
        ben.compose(queue.id(), contact, true);
        ben.send(requireNonNull(ben.participant(conversation)), TestTexts.of("two"));

        String path = "/onbehalf/conversations/%s/messages?limit=1".formatted(conversation);
        await().until(() -> texts(ben, path).equals(List.of(TestTexts.of("two"))));
        String before = ben.get(path).text("before");
        assertThat(texts(amy, path + "&before=" + before)).containsExactly(TestTexts.of("one"));
        assertThat(stack.as(TestUser.HANNA).get(path).status()).isEqualTo(403);
    }

    private static List<String> texts(ApiUser caller, String path) throws InterruptedException {
        return caller.get(path).body().path("entities").findValuesAsString("textBody");
    }
}
