package io.onbehalf.e2e.fuzz;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.contract.ApiOperation;
import io.onbehalf.e2e.contract.SampleValues;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final int CALLS = 2_000;

    private final TestStack stack;

    FuzzIT(TestStack stack) {
        this.stack = stack;
    }

    @Test
    void what_is_certainly_wrong_is_refused() throws Exception {
        List<String> failures = new ArrayList<>();
        for (CertainFaults.Faulty faulty : new CertainFaults(ApiContract.served(), known()).all()) {
            Result result = make(faulty.call());
            if (result.status() < 400 || result.status() >= 500) {
                failures.add("%s in %s: %s".formatted(faulty.fault(), faulty.call(), result.text()));
            }
        }

        assertThat(failures).isEmpty();
    }

    /// A seed gives the same calls again; their count alone ends the test.
    @Test
    void whatever_is_sent_is_answered_as_the_document_says_and_reaches_every_operation() throws Exception {
        System.out.println("fuzz: seed " + SEED);
        Iterator<FuzzedCall> calls = new FuzzedCalls(ApiContract.served(), known(), SEED).stream().iterator();
        List<String> failures = new ArrayList<>();
        Set<ApiOperation> reached = new HashSet<>();
        for (int made = 0; made < CALLS; made++) {
            FuzzedCall call = calls.next();
            Result result = make(call);
            if (result.status() >= 500) {
                failures.add(call + ": " + result.text());
            } else if (result.status() != 404 && result.status() != 405) {
                reached.add(call.operation());
            }
        }

        assertThat(failures).as("seed %d", SEED).isEmpty();
        assertThat(reached)
                .extracting(ApiOperation::call)
                .containsAll(
                        ApiContract.served().operations().stream()
                                .map(ApiOperation::call)
                                // What a DELETE names is never there, as other calls need what is.
                                .filter(call -> !call.startsWith("DELETE "))
                                .toList());
    }

    /// The answer to a call.
    ///
    /// @param status 599 if it is not as the document says
    private record Result(int status, String text) {}

    /// The client itself checks the answer against the document.
    private Result make(FuzzedCall call) throws InterruptedException {
        try {
            RawCall raw =
                    RawCall.of(
                                    call.operation().method(),
                                    stack.layout().gatewayUrl() + call.target(),
                                    call.body())
                            .with("Content-Type", "application/json")
                            .with("Authorization", "Bearer " + stack.token(TestUser.FAY));
            call.headers().forEach(raw::with);
            RawCall.Reply reply = raw.send();
            return new Result(reply.status(), reply.toString());
        } catch (AssertionError | IOException e) {
            return new Result(599, e.toString());
        }
    }

    /// Things of the organization, by the names that fields and path variables have for them.
    private Map<String, String> known() throws InterruptedException {
        TestQueue queue = TestQueue.createBy(TestUser.FAY, stack, TestNumbers.outbound(), TestUser.FAY);
        ApiUser fay = stack.as(TestUser.FAY);
        AgentParticipant participant = queue.compose(fay, TestNumbers.contact());
        Map<String, String> known = new HashMap<>();
        known.put("queueId", queue.id());
        known.put("otherQueueId", queue.id());
        known.put("queueNumber", queue.number());
        known.put("newNumber", TestNumbers.outbound());
        known.put("codeId", queue.code());
        known.put("conversationId", participant.conversationId());
        known.put("participantId", participant.participantId());
        known.put("communicationId", participant.communicationId());
        known.put("messageId", ok(200, fay.send(participant, TestTexts.of("before the fuzz"))).text("id"));
        known.put("id", ok(200, fay.post("/notifications/channels", Map.of())).text("id"));
        for (String user : List.of("userId", "memberId", "otherUserId", "callerId")) {
            known.put(user, fay.userId());
        }
        String library =
                ok(200, fay.post("/responsemanagement/libraries", Map.of("name", "Fuzz " + queue.id())))
                        .text("id");
        known.put("libraryId", library);
        known.put(
                "responseId",
                ok(200, fay.post("/responsemanagement/responses", greeting(library))).text("id"));
        known.put("contact", TestNumbers.contact());
        known.put("text", TestTexts.of("fuzz"));
        known.put("unique", "fuzz");
        known.put("interval", SampleValues.lastDay());
        return known;
    }

    private static Map<String, Object> greeting(String library) {
        return Map.of(
                "name",
                "Greeting",
                "libraries",
                List.of(Map.of("id", library)),
                "texts",
                List.of(Map.of("content", "Hello", "contentType", "text/plain")));
    }
}
