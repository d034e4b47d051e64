package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ids;
import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.model.Conversation;
import com.mypurecloud.sdk.v2.model.Message;
import com.mypurecloud.sdk.v2.model.Participant;
import com.mypurecloud.sdk.v2.model.RoutingStatus;
import com.mypurecloud.sdk.v2.model.TransferRequest;
import com.mypurecloud.sdk.v2.model.TransferToAgentRequest;
import com.mypurecloud.sdk.v2.model.TransferToQueueRequest;
import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.stack.TopicReader;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A contact's text always reaches a person who can answer, and a conversation is handed on.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HandoverIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestStack stack;
    private final TestQueue queue;
    private final TestQueue second;
    private final Sdk hanna;
    private final Sdk ivo;

    HandoverIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA, TestUser.IVO);
        second = TestQueue.create(stack, TestNumbers.outbound(), TestUser.IVO);
        hanna = Sdk.of(stack, TestUser.HANNA);
        ivo = Sdk.of(stack, TestUser.IVO);
        // Stints of other tests, whose after-call work is not over, take room.
        Map<String, Object> room = Map.of("message", Map.of("maximumCapacity", 25));
        ok(200, stack.as(TestUser.ADMIN).put("/routing/utilization", Map.of("utilization", room)));
    }

    @Test
    void the_official_sdk_plays_a_conversation_that_passes_through_four_stints() throws Exception {
        hanna.onQueue(true);
        String contact = TestNumbers.contact();
        AgentParticipant composed = hanna.start(queue, contact);
        String id = composed.conversationId();
        hanna.send(composed, TestTexts.of("hello"));
        writes(contact, "a question");
        await().atMost(TIMEOUT).until(() -> texts(id) == 2);
        hanna.disconnect(composed);

        writes(contact, "one more thing");
        await().atMost(TIMEOUT).until(() -> state(hanna, id) == Message.StateEnum.ALERTING);
        assertThat(hanna.interactions()).contains(id);
        hanna.disconnect(hanna.participant(id));
        AgentParticipant taken = ivo.take(id);
        ivo.send(taken, TestTexts.of("ivo here"));

        ivo.conversations()
                .postConversationParticipantReplaceAgent(
                        id, taken.participantId(), new TransferToAgentRequest().userId(hanna.userId()));
        await().atMost(TIMEOUT).until(() -> state(hanna, id) == Message.StateEnum.ALERTING);
        AgentParticipant answered = hanna.participant(id);
        hanna.answer(answered);
        hanna.send(answered, TestTexts.of("hanna again"));

        hanna.conversations()
                .postConversationParticipantReplaceQueue(
                        id, answered.participantId(), new TransferToQueueRequest().queueId(second.id()));
        AgentParticipant last = ivo.take(id);
        ivo.send(last, TestTexts.of("from the other queue"));
        ivo.disconnect(last);

        wrapUp(hanna, composed, queue);
        wrapUp(ivo, taken, queue);
        wrapUp(hanna, answered, queue);
        wrapUp(ivo, last, second);
        await().atMost(TIMEOUT).until(() -> !hanna.interactions().contains(id));
        await().atMost(TIMEOUT).until(() -> !ivo.interactions().contains(id));
        assertThat(stints(hanna, id)).allMatch(each -> each.getWrapup() != null).hasSize(2);
        assertThat(stints(ivo, id)).allMatch(each -> each.getWrapup() != null).hasSize(2);
        hanna.onQueue(false);
    }

    @Test
    void an_agent_s_routing_status_follows_their_conversations() throws Exception {
        ivo.onQueue(true);
        AgentParticipant participant = ivo.start(queue, TestNumbers.contact());
        await().atMost(TIMEOUT).until(() -> status(ivo) == RoutingStatus.StatusEnum.INTERACTING);

        ivo.disconnect(participant);
        await().during(Duration.ofSeconds(1))
                .atMost(TIMEOUT)
                .until(() -> status(ivo) == RoutingStatus.StatusEnum.INTERACTING);

        wrapUp(ivo, participant, queue);
        await().atMost(TIMEOUT).until(() -> status(ivo) == RoutingStatus.StatusEnum.IDLE);
        ivo.onQueue(false);
    }

    @Test
    void an_agent_who_does_not_answer_is_not_responding_and_the_other_keeps_the_conversation()
            throws Exception {
        TestQueue impatient =
                TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA, TestUser.IVO)
                        .alerting(stack, 7);
        ivo.onQueue(true);
        AgentParticipant participant = hanna.start(impatient, TestNumbers.contact());
        String id = participant.conversationId();

        hanna.conversations()
                .postConversationsMessageParticipantReplace(
                        id,
                        participant.participantId(),
                        new TransferRequest()
                                .transferType(TransferRequest.TransferTypeEnum.ATTENDED)
                                .userId(ivo.userId()));
        await().atMost(TIMEOUT).until(() -> state(ivo, id) == Message.StateEnum.ALERTING);

        await().atMost(TIMEOUT).until(() -> status(ivo) == RoutingStatus.StatusEnum.NOT_RESPONDING);
        assertThat(state(ivo, id)).isEqualTo(Message.StateEnum.DISCONNECTED);
        assertThat(state(hanna, id)).isEqualTo(Message.StateEnum.CONNECTED);
        hanna.disconnect(participant);
        ivo.onQueue(false);
    }

    @Test
    void a_text_that_waits_is_taken_by_one_agent_who_answers_it() throws Exception {
        ApiUser first = stack.as(TestUser.HANNA);
        ApiUser winner = stack.as(TestUser.IVO);
        String contact = TestNumbers.contact();
        writes(contact, "is anybody there?");
        String list = "/onbehalf/queues/" + queue.id() + "/conversations?state=waiting&pageSize=100";
        await().atMost(TIMEOUT).until(() -> held(first, contact).equals("waiting"));
        String waiting =
                first.compose(queue.id(), contact, false)
                        .body()
                        .at("/messageParams/conversationId")
                        .asString();
        await().atMost(TIMEOUT).until(() -> ids(first.get(list)).contains(waiting));

        String assign = "/conversations/" + waiting + "/assign";
        assertThat(winner.post(assign, Map.of("id", winner.userId())).status()).isEqualTo(200);
        Answer late = first.post(assign, Map.of("id", first.userId()));
        refused(409, "conversation.already.assigned", late);
        assertThat(late.body().at("/messageParams/holderId").asString()).isEqualTo(winner.userId());

        await().atMost(TIMEOUT).until(() -> !ids(first.get(list)).contains(waiting));
        assertThat(held(first, contact)).isEqualTo("another");
        AgentParticipant participant = requireNonNull(winner.participant(waiting));
        assertThat(winner.send(participant, TestTexts.of("yes, I am")).status()).isEqualTo(200);
        await().atMost(TIMEOUT).until(() -> stack.submitsTo(contact).size() == 1);
        ok(202, winner.disconnect(participant));
        ok(202, winner.post(participant.wrapupPath(), Map.of("code", queue.code())));
    }

    @Test
    void the_conversations_of_a_deleted_queue_wait_in_the_queue_that_has_its_number() throws Exception {
        TestQueue deleted = TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA);
        TestQueue successor = TestQueue.create(stack, deleted.number(), TestUser.IVO);
        AgentParticipant participant = hanna.start(deleted, TestNumbers.contact());
        ApiUser admin = stack.as(TestUser.ADMIN);
        String path = "/routing/queues/" + deleted.id();
        await().atMost(TIMEOUT)
                .until(() -> admin.delete(path).text("code").equals("queue.has.conversations"));

        assertThat(admin.delete(path + "?forceDelete=true").status()).isEqualTo(204);

        String list = "/onbehalf/queues/" + successor.id() + "/conversations";
        ApiUser colleague = stack.as(TestUser.IVO);
        await().atMost(TIMEOUT).until(() -> ids(colleague.get(list)).contains(participant.conversationId()));
    }

    @Test
    void every_promise_is_kept() throws Exception {
        Promise.checkAll(new TopicReader(stack.layout()).records(), Promise.ofEveryHistory());
    }

    private void writes(String contact, String text) throws IOException, InterruptedException {
        stack.smscControl().sendText(contact, queue.number(), TestTexts.of(text));
    }

    private String held(ApiUser agent, String contact) throws InterruptedException {
        return agent.compose(queue.id(), contact, false).body().at("/messageParams/held").asString("");
    }

    /// How many texts the conversation has.
    private int texts(String id) throws IOException, ApiException {
        Conversation conversation = hanna.conversations().getConversation(id);
        return conversation.getParticipants().stream()
                .flatMap(each -> each.getMessages().stream())
                .mapToInt(session -> session.getMessages().size())
                .sum();
    }

    private static Message.StateEnum state(Sdk agent, String id) throws IOException, ApiException {
        return agent.agents(id).getLast().getMessages().getFirst().getState();
    }

    private static RoutingStatus.StatusEnum status(Sdk agent) throws IOException, ApiException {
        return agent.users().getUserRoutingstatus(agent.userId()).getStatus();
    }

    /// The participants in which the agent was connected.
    private static List<Participant> stints(Sdk agent, String id) throws IOException, ApiException {
        return agent.agents(id).stream().filter(each -> each.getConnectedTime() != null).toList();
    }

    private static void wrapUp(Sdk agent, AgentParticipant participant, TestQueue queue) {
        await().atMost(TIMEOUT)
                .ignoreException(ApiException.class)
                .until(() -> {
                    agent.wrapUp(participant, queue.code(), "done");
                    return true;
                });
    }
}
