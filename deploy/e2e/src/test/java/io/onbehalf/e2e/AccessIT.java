package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.model.CreateQueueRequest;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest;
import com.mypurecloud.sdk.v2.model.WrapupCodeRequest;
import com.mypurecloud.sdk.v2.model.WrapupInput;
import io.onbehalf.e2e.fixture.RawCall;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SdkRefusal;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Access checks: token, permission, organization, membership, participation, state.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessIT {

    private final TestStack stack;
    private final TestQueue amysQueue;
    private final TestQueue sharedQueue;
    private final Sdk amy;
    private final Sdk ben;
    private final Sdk olga;
    private final Sdk nora;

    AccessIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amysQueue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        sharedQueue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN);
        amy = Sdk.of(stack, TestUser.AMY);
        ben = Sdk.of(stack, TestUser.BEN);
        olga = Sdk.of(stack, TestUser.OLGA);
        nora = Sdk.of(stack, TestUser.NORA);
    }

    @Test
    void only_a_member_composes_on_behalf_of_a_queue() throws Exception {
        assertThat(SdkRefusal.of(() -> ben.compose(amysQueue.id(), TestNumbers.contact(), false)).summary())
                .isEqualTo("403 not.queue.member");
    }

    @Test
    void another_organization_s_entities_are_not_found() throws Exception {
        AgentParticipant participant = amy.start(amysQueue, TestNumbers.contact());
        String message = amy.send(participant, TestTexts.of("not for Olga")).getId();
        assertThat(SdkRefusal.of(() -> olga.compose(amysQueue.id(), TestNumbers.contact(), false)).status())
                .isEqualTo(404);
        assertThat(SdkRefusal.of(() -> olga.routing().getRoutingQueue(amysQueue.id())).status())
                .isEqualTo(404);
        assertThat(SdkRefusal.of(() -> olga.routing().getRoutingWrapupcode(amysQueue.code())).status())
                .isEqualTo(404);
        assertThat(SdkRefusal.of(() -> olga.participant(participant.conversationId())).status())
                .isEqualTo(404);
        assertThat(SdkRefusal.of(() -> olga.send(participant, TestTexts.of("hello"))).status())
                .isEqualTo(404);
        assertThat(SdkRefusal.of(() -> olga.disconnect(participant)).status()).isEqualTo(404);
        assertThat(SdkRefusal.of(() -> olga.wrapUp(participant, olga.userId(), "")).status()).isEqualTo(404);
        assertThat(
                        SdkRefusal.of(() ->
                                        olga.conversations().getConversationsMessageDetails(message, null))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_missing_permission_is_named() throws Exception {
        SdkRefusal compose = SdkRefusal.of(() -> nora.compose(amysQueue.id(), TestNumbers.contact(), false));
        assertThat(compose.summary()).isEqualTo("403 missing.permissions");
        assertThat(compose.params().toString()).contains("conversation:message:create");
        assertThat(
                        SdkRefusal.of(() ->
                                        amy.routing()
                                                .postRoutingQueues(new CreateQueueRequest().name("Amy's")))
                                .summary())
                .isEqualTo("403 missing.permissions");
        assertThat(
                        SdkRefusal.of(() ->
                                        amy.routing()
                                                .postRoutingWrapupcodes(
                                                        new WrapupCodeRequest().name("Amy's")))
                                .summary())
                .isEqualTo("403 missing.permissions");
    }

    @Test
    void a_bad_token_and_a_missing_token_have_different_errors() throws Exception {
        Sdk forged = Sdk.withToken(stack, TestUser.AMY.id(), stack.token(TestUser.AMY) + "x");
        assertThat(SdkRefusal.of(forged::interactions).summary()).isEqualTo("401 bad.credentials");
        RawCall.Reply withoutToken =
                RawCall.get(stack.layout().gatewayUrl() + "/api/v2/conversations/messages").send();
        assertThat(withoutToken.status() + " " + withoutToken.text("code"))
                .isEqualTo("401 authentication.required");
    }

    @Test
    void only_the_connected_agent_sends() throws Exception {
        AgentParticipant participant = amy.start(sharedQueue, TestNumbers.contact());
        assertThat(SdkRefusal.of(() -> ben.send(participant, TestTexts.of("it is me, Ben"))).summary())
                .isEqualTo("403 not.conversation.participant");
        assertThat(SdkRefusal.of(() -> ben.disconnect(participant)).summary())
                .isEqualTo("403 not.conversation.participant");
    }

    @Test
    void no_agent_sends_after_the_disconnect() throws Exception {
        AgentParticipant participant = amy.start(sharedQueue, TestNumbers.contact());
        amy.disconnect(participant);
        assertThat(SdkRefusal.of(() -> amy.send(participant, TestTexts.of("too late"))).summary())
                .isEqualTo("409 conversation.disconnected");
    }

    @Test
    void only_the_participant_s_agent_wraps_up_and_corrects_it() throws Exception {
        AgentParticipant participant = amy.start(sharedQueue, TestNumbers.contact());
        String code = sharedQueue.code();
        amy.disconnect(participant);
        assertThat(SdkRefusal.of(() -> ben.wrapUp(participant, code, "not mine")).summary())
                .isEqualTo("403 not.conversation.participant");
        assertThat(SdkRefusal.of(() -> amy.wrapUp(participant, amysQueue.code(), "other queue's")).summary())
                .isEqualTo("400 wrapup.code.not.offered");
        amy.wrapUp(participant, code, "done");
        amy.wrapUp(participant, code, "corrected");
        await().until(() ->
                amy.agents(participant.conversationId())
                        .getLast()
                        .getWrapup()
                        .getNotes()
                        .equals("corrected"));
    }

    @Test
    void a_former_member_does_not_read_what_a_colleague_notes_later() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN);
        String contact = TestNumbers.contact();
        AgentParticipant first = amy.start(queue, contact);
        amy.send(first, TestTexts.of("by amy"));
        amy.disconnect(first);
        amy.wrapUp(first, queue.code(), "amy's notes");
        AgentParticipant second = ben.participant(ben.compose(queue.id(), contact, true));
        String conversation = second.conversationId();
        ben.disconnect(second);
        ben.wrapUp(second, queue.code(), "ben's notes");
        assertThat(conversationText(ben, conversation)).contains("amy's notes", "ben's notes");

        stack.as(TestUser.ADMIN).delete("/routing/queues/" + queue.id() + "/members/" + TestUser.AMY.id());

        await().untilAsserted(() ->
                assertThat(conversationText(amy, conversation))
                        .contains("amy's notes")
                        .doesNotContain("ben's notes"));
        assertThat(
                        SdkRefusal.of(() ->
                                        amy.conversations()
                                                .getConversationParticipantWrapup(
                                                        conversation, second.participantId(), false))
                                .summary())
                .isEqualTo("403 not.conversation.participant");
    }

    private static String conversationText(Sdk reader, String conversation) throws Exception {
        return reader.conversations().getConversation(conversation)
                + String.valueOf(reader.conversations().getConversationsMessage(conversation));
    }

    @Test
    void a_wrapup_given_while_connected_is_provisional_and_completes_with_the_disconnect() throws Exception {
        AgentParticipant participant = amy.start(sharedQueue, TestNumbers.contact());
        assertThat(SdkRefusal.of(() -> ben.wrapUp(participant, sharedQueue.code(), "not mine")).summary())
                .isEqualTo("403 not.conversation.participant");
        amy.wrapUp(participant, sharedQueue.code(), "early");
        assertThat(amy.interactions()).contains(participant.conversationId());
        amy.disconnect(participant);
        await().until(() -> !amy.interactions().contains(participant.conversationId()));
        assertThat(amy.agents(participant.conversationId()).getLast().getWrapup().getNotes())
                .isEqualTo("early");
    }

    @Test
    void a_wrapup_that_is_refused_ends_nothing() throws Exception {
        AgentParticipant participant = amy.start(sharedQueue, TestNumbers.contact());
        assertThat(
                        SdkRefusal.of(() ->
                                        amy.conversations()
                                                .patchConversationsMessageParticipant(
                                                        participant.conversationId(),
                                                        participant.participantId(),
                                                        new MediaParticipantRequest()
                                                                .state(
                                                                        MediaParticipantRequest.StateEnum
                                                                                .DISCONNECTED)
                                                                .wrapup(
                                                                        new WrapupInput()
                                                                                .code(amysQueue.code()))))
                                .summary())
                .isEqualTo("400 wrapup.code.not.offered");
        amy.send(participant, TestTexts.of("still connected"));
    }
}
