package io.onbehalf.e2e.endpoints;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;

import io.onbehalf.e2e.contract.ApiOperation;
import io.onbehalf.e2e.contract.SampleValues;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The things that the calls of the permission matrix concern: a queue with Amy, who has a conversation;
/// Hanna is no longer its member. Ben has another queue, and Fay one in another organization.
final class MatrixValues {

    private final TestStack stack;
    private final TestQueue queue;
    private final TestQueue bens;
    private final TestQueue fays;
    private final AgentParticipant wrappedUp;
    private final Map<String, String> current = new HashMap<>();

    private MatrixValues(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.HANNA);
        bens = TestQueue.create(stack, TestNumbers.outbound(), TestUser.BEN);
        fays = TestQueue.createBy(TestUser.FAY, stack, TestNumbers.outbound(), TestUser.FAY);
        ApiUser amy = stack.as(TestUser.AMY);
        wrappedUp = queue.compose(amy, TestNumbers.contact());
        ok(200, amy.send(wrappedUp, TestTexts.of("wrapped up")));
        ok(202, amy.post(wrappedUp.wrapupPath(), Map.of("code", queue.code())));
        ok(202, amy.disconnect(wrappedUp));
        current.put("id", ok(200, amy.post("/notifications/channels", Map.of())).text("id"));
        renewConversation();
        renewCode();
        renewResponse();
    }

    static MatrixValues create(TestStack stack) throws InterruptedException {
        MatrixValues values = new MatrixValues(stack);
        ok(
                204,
                stack.as(TestUser.ADMIN)
                        .delete("/routing/queues/" + values.queue.id() + "/members/" + TestUser.HANNA.id()));
        ApiUser former = stack.as(TestUser.HANNA);
        untilStatus(403, () -> former.get(values.wrappedUp.conversationPath()));
        return values;
    }

    String queueNumber() {
        return queue.number();
    }

    /// Values by the names that paths and bodies have for them.
    Map<String, String> of(ApiOperation operation, TestUser caller) {
        boolean another = caller == TestUser.FAY;
        Map<String, String> values = new HashMap<>(current);
        values.put("queueId", queue.id());
        values.put("queueNumber", queue.number());
        values.put("otherQueueId", another ? fays.id() : bens.id());
        values.put("otherUserId", another ? TestUser.FAY.id() : TestUser.BEN.id());
        values.put("userId", TestUser.AMY.id());
        values.put("memberId", TestUser.AMY.id());
        values.put("callerId", caller.id());
        values.put("contact", TestNumbers.contact());
        values.put("newNumber", TestNumbers.outbound());
        values.put("text", TestTexts.of("by " + caller.user()));
        values.put("interval", SampleValues.lastDay());
        values.put("unique", UUID.randomUUID().toString());
        if (operation.method().equals("GET") && operation.path().endsWith("/wrapup")) {
            putParticipant(values, wrappedUp);
        }
        return values;
    }

    /// Replaces what the operation has changed or ended: a conversation, a wrap-up code.
    void renew(ApiOperation operation) throws InterruptedException {
        if (operation.path().contains("{conversationId}")) {
            renewConversation();
        }
        if (operation.path().contains("{codeId}")) {
            renewCode();
        }
        if (operation.path().contains("{libraryId}") || operation.path().contains("{responseId}")) {
            renewResponse();
        }
    }

    private void renewConversation() throws InterruptedException {
        ApiUser amy = stack.as(TestUser.AMY);
        AgentParticipant participant = queue.compose(amy, TestNumbers.contact());
        putParticipant(current, participant);
        current.put("messageId", ok(200, amy.send(participant, TestTexts.of("seen by few"))).text("id"));
    }

    private static void putParticipant(Map<String, String> values, AgentParticipant participant) {
        values.put("conversationId", participant.conversationId());
        values.put("participantId", participant.participantId());
        values.put("communicationId", participant.communicationId());
    }

    private void renewResponse() throws InterruptedException {
        ApiUser admin = stack.as(TestUser.ADMIN);
        String library =
                ok(200, admin.post("/responsemanagement/libraries", Map.of("name", "L " + UUID.randomUUID())))
                        .text("id");
        String response =
                ok(
                                200,
                                admin.post(
                                        "/responsemanagement/responses",
                                        Map.of(
                                                "name",
                                                "Greeting",
                                                "libraries",
                                                List.of(Map.of("id", library)),
                                                "texts",
                                                List.of(
                                                        Map.of(
                                                                "content",
                                                                "Hello",
                                                                "contentType",
                                                                "text/plain")))))
                        .text("id");
        current.put("libraryId", library);
        current.put("responseId", response);
    }

    private void renewCode() throws InterruptedException {
        ApiUser admin = stack.as(TestUser.ADMIN);
        String name = "Code " + UUID.randomUUID();
        String code = ok(200, admin.post("/routing/wrapupcodes", Map.of("name", name))).text("id");
        String codes = "/routing/queues/" + queue.id() + "/wrapupcodes";
        untilStatus(200, () -> admin.post(codes, List.of(Map.of("id", code))));
        current.put("codeId", code);
    }
}
