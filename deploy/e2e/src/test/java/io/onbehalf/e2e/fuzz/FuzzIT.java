package io.onbehalf.e2e.fuzz;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.fixture.RawCall;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whatever a client sends, it gets an answer as the document says, and never a failure of ours. The calls
/// are those of an organization of their own, one after the other.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_129L);
    private static final int MAX_CALLS = 2_000;

    private final TestStack stack;

    FuzzIT(TestStack stack) {
        this.stack = stack;
    }

    @Test
    void every_operation_refuses_what_is_wrong_with_the_error_body() throws Exception {
        System.out.println("fuzz: seed " + SEED);
        Iterator<FuzzedCall> calls = new FuzzedCalls(ApiContract.served(), known(), SEED).stream().iterator();
        List<String> failures = new ArrayList<>();
        int made = 0;
        while (made < MAX_CALLS) {
            FuzzedCall call = calls.next();
            failure(call).ifPresent(failure -> failures.add(call + ": " + failure));
            made++;
        }
        System.out.println("fuzz: %d calls".formatted(made));

        assertThat(failures).as("seed %d".formatted(SEED)).isEmpty();
        assertThat(made).isGreaterThan(ApiContract.served().operations().size());
    }

    /// The client itself checks the answer against the document.
    private Optional<String> failure(FuzzedCall call) throws InterruptedException {
        try {
            RawCall.Reply reply =
                    RawCall.of(call.method(), stack.layout().gatewayUrl() + call.target(), call.body())
                            .with("Content-Type", "application/json")
                            .with("Authorization", "Bearer " + stack.token(TestUser.FAY))
                            .send();
            return reply.status() < 500 ? Optional.empty() : Optional.of(reply.toString());
        } catch (AssertionError | IOException e) {
            return Optional.of(e.toString());
        }
    }

    /// Things of the organization, by the names that fields and path variables have for them.
    private Map<String, String> known() throws InterruptedException {
        TestQueue queue = TestQueue.createBy(TestUser.FAY, stack, TestNumbers.outbound(), TestUser.FAY);
        ApiUser fay = stack.as(TestUser.FAY);
        AgentParticipant participant = queue.compose(fay, TestNumbers.contact());
        String message = ok(200, fay.send(participant, TestTexts.of("before the fuzz"))).text("id");
        return Map.of(
                "queueId", queue.id(),
                "codeId", queue.code(),
                "code", queue.code(),
                "conversationId", participant.conversationId(),
                "participantId", participant.participantId(),
                "communicationId", participant.communicationId(),
                "messageId", message,
                "userId", fay.userId(),
                "id", fay.userId(),
                "toAddressMessengerType", "sms");
    }
}
