package io.onbehalf.e2e;

import static com.mypurecloud.sdk.v2.model.MessageData.StatusEnum.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.model.Conversation;
import com.mypurecloud.sdk.v2.model.ConversationNormalizedMessage;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest;
import com.mypurecloud.sdk.v2.model.Message;
import com.mypurecloud.sdk.v2.model.MessageConversation;
import com.mypurecloud.sdk.v2.model.MessageData;
import com.mypurecloud.sdk.v2.model.MessageMediaParticipant;
import com.mypurecloud.sdk.v2.model.Participant;
import com.mypurecloud.sdk.v2.model.WrapupCode;
import com.mypurecloud.sdk.v2.model.WrapupInput;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SdkRefusal;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// An agent's work from compose to wrap-up, with the official SDK as the client.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AgentJourneyIT {

    private final TestQueue queue;
    private final Sdk amy;
    private final Sdk ben;
    private final Sdk sue;

    AgentJourneyIT(TestStack stack) throws InterruptedException {
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.BEN);
        amy = Sdk.of(stack, TestUser.AMY);
        ben = Sdk.of(stack, TestUser.BEN);
        sue = Sdk.of(stack, TestUser.SUE);
    }

    @BeforeAll
    void the_sdk_is_signed_in_as_amy() throws Exception {
        assertThat(amy.users().getUsersMe(null, null).getId()).isEqualTo(TestUser.AMY.id());
    }

    @Test
    void an_agent_composes_sends_disconnects_and_wraps_up() throws Exception {
        String contact = TestNumbers.contact();
        AgentParticipant participant = amy.start(queue, contact);
        await().until(() -> amy.interactions().contains(participant.conversationId()));

        MessageData sent = amy.send(participant, TestTexts.of("your parcel is on its way."));
        assertThat(sent.getStatus()).isEqualTo(QUEUED);
        assertThat(sent.getFromAddress()).isEqualTo(queue.number());
        assertThat(sent.getToAddress()).isEqualTo(contact);

        await().ignoreException(ApiException.class)
                .until(() -> offeredCodes(participant).contains(queue.code()));
        amy.disconnect(participant);
        assertThat(amy.interactions()).contains(participant.conversationId());

        amy.wrapUp(participant, queue.code(), "knows now");
        await().until(() -> !amy.interactions().contains(participant.conversationId()));
        Participant ended = amy.agents(participant.conversationId()).getLast();
        assertThat(ended.getWrapup().getCode()).isEqualTo(queue.code());
        assertThat(ended.getWrapup().getNotes()).isEqualTo("knows now");
        assertThat(ended.getEndAcwTime()).isAfterOrEqualTo(ended.getStartAcwTime());
        assertThat(
                        amy.conversations()
                                .getConversationParticipantWrapup(
                                        participant.conversationId(), participant.participantId(), null)
                                .getCode())
                .isEqualTo(queue.code());
    }

    private List<String> offeredCodes(AgentParticipant participant) throws Exception {
        return amy
                .conversations()
                .getConversationParticipantWrapupcodes(
                        participant.conversationId(), participant.participantId())
                .stream()
                .map(WrapupCode::getId)
                .toList();
    }

    @Test
    void composing_to_a_connected_contact_is_refused_for_the_same_agent_and_for_another() throws Exception {
        String contact = TestNumbers.contact();
        AgentParticipant participant = amy.start(queue, contact);

        SdkRefusal same = SdkRefusal.of(() -> amy.compose(queue.id(), contact, false));
        assertThat(same.summary()).isEqualTo("409 existing.conversation.connected");
        assertThat(same.params().path("conversationId").asString("")).isEqualTo(participant.conversationId());
        assertThat(SdkRefusal.of(() -> amy.compose(queue.id(), contact, true)).summary())
                .isEqualTo("409 existing.conversation.connected");
        assertThat(SdkRefusal.of(() -> ben.compose(queue.id(), contact, true)).summary())
                .isEqualTo("409 existing.conversation.connected");
    }

    @Test
    void a_recent_conversation_is_continued_only_on_request() throws Exception {
        String contact = TestNumbers.contact();
        AgentParticipant first = amy.start(queue, contact);
        String sent = amy.send(first, TestTexts.of("first")).getId();
        amy.disconnect(first);

        SdkRefusal inWindow = SdkRefusal.of(() -> ben.compose(queue.id(), contact, false));
        assertThat(inWindow.summary()).isEqualTo("409 existing.conversation.in.window");
        assertThat(inWindow.params().path("conversationId").asString("")).isEqualTo(first.conversationId());

        assertThat(ben.compose(queue.id(), contact, true)).isEqualTo(first.conversationId());
        AgentParticipant second = ben.participant(first.conversationId());
        assertThat(second.participantId()).isNotEqualTo(first.participantId());
        List<MessageData> history =
                ben.conversations()
                        .postConversationsMessageMessagesBulk(first.conversationId(), null, List.of(sent))
                        .getEntities();
        assertThat(history).extracting(MessageData::getTextBody).containsExactly(TestTexts.of("first"));
    }

    @Test
    void a_sent_message_is_shown_in_every_view() throws Exception {
        String contact = TestNumbers.contact();
        AgentParticipant participant = amy.start(queue, contact);
        String id = amy.send(participant, TestTexts.of("read me")).getId();
        String conversationId = participant.conversationId();

        MessageData message = amy.conversations().getConversationsMessageMessage(conversationId, id, null);
        assertThat(message.getTextBody()).isEqualTo(TestTexts.of("read me"));
        assertThat(message.getCreatedBy().getId()).isEqualTo(TestUser.AMY.id());
        assertThat(message.getCreatedBy().getName()).isNotBlank();
        assertThat(message.getNormalizedMessage().getOriginatingEntity())
                .isEqualTo(ConversationNormalizedMessage.OriginatingEntityEnum.HUMAN);
        assertThat(message.getNormalizedMessage().getChannel().getTo().getId()).isEqualTo(contact);
        MessageData details = amy.conversations().getConversationsMessageDetails(id, null);
        assertThat(details.getTextBody()).isEqualTo(TestTexts.of("read me"));
        assertThat(details.getConversationId()).isEqualTo(conversationId);

        MessageConversation media = amy.conversations().getConversationsMessage(conversationId);
        MessageMediaParticipant agent =
                media.getParticipants().stream()
                        .filter(each -> each.getPurpose().equals("agent"))
                        .findFirst()
                        .orElseThrow();
        assertThat(agent.getState()).isEqualTo(MessageMediaParticipant.StateEnum.CONNECTED);
        assertThat(agent.getQueue().getId()).isEqualTo(queue.id());
        assertThat(agent.getDirection()).isEqualTo(MessageMediaParticipant.DirectionEnum.OUTBOUND);
        assertThat(agent.getToAddress().getAddressNormalized()).isEqualTo(contact);
        assertThat(agent.getFromAddress().getAddressNormalized()).isEqualTo(queue.number());
        assertThat(agent.getMessages().getFirst().getMessageId()).isEqualTo(id);
        Message session = amy.agents(conversationId).getFirst().getMessages().getFirst();
        assertThat(session.getId()).isEqualTo(participant.communicationId());
        assertThat(session.getState()).isEqualTo(Message.StateEnum.CONNECTED);
        assertThat(session.getMessages().getFirst().getMessageId()).isEqualTo(id);
    }

    @Test
    void a_patch_of_the_participant_may_disconnect_and_wrap_up_together() throws Exception {
        AgentParticipant participant = amy.start(queue, TestNumbers.contact());
        amy.conversations()
                .patchConversationsMessageParticipant(
                        participant.conversationId(),
                        participant.participantId(),
                        new MediaParticipantRequest()
                                .state(MediaParticipantRequest.StateEnum.DISCONNECTED)
                                .wrapup(new WrapupInput().code(queue.code()).notes("both together")));
        await().until(() -> amy.agents(participant.conversationId()).getLast().getWrapup() != null);
        assertThat(amy.agents(participant.conversationId()).getLast().getWrapup().getNotes())
                .isEqualTo("both together");
        await().until(() -> !amy.interactions().contains(participant.conversationId()));
    }

    @Test
    void a_patch_of_the_participant_may_wrap_up_after_the_disconnect() throws Exception {
        AgentParticipant participant = amy.start(queue, TestNumbers.contact());
        amy.disconnect(participant);
        amy.conversations()
                .patchConversationsMessageParticipant(
                        participant.conversationId(),
                        participant.participantId(),
                        new MediaParticipantRequest().wrapup(new WrapupInput().code(queue.code())));
        await().until(() -> !amy.interactions().contains(participant.conversationId()));
    }

    @Test
    void a_supervisor_disconnects_the_whole_conversation() throws Exception {
        AgentParticipant participant = amy.start(queue, TestNumbers.contact());
        Conversation answer =
                sue.conversations()
                        .patchConversationsMessage(
                                participant.conversationId(),
                                new Conversation().state(Conversation.StateEnum.DISCONNECTED));
        assertThat(answer.getId()).isEqualTo(participant.conversationId());
        assertThat(answer.getState()).isEqualTo(Conversation.StateEnum.DISCONNECTED);
        assertThat(answer.getParticipants())
                .extracting(Participant::getPurpose)
                .contains("customer", "agent");
        assertThat(sue.conversations().getConversation(participant.conversationId()).getState())
                .isEqualTo(Conversation.StateEnum.DISCONNECTED);
        assertThat(amy.agents(participant.conversationId()).getLast().getMessages().getFirst().getState())
                .isEqualTo(Message.StateEnum.DISCONNECTED);
    }
}
