package io.onbehalf.e2e;

import static com.mypurecloud.sdk.v2.model.MessageData.StatusEnum.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.model.Conversation;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest;
import com.mypurecloud.sdk.v2.model.Message;
import com.mypurecloud.sdk.v2.model.MessageConversation;
import com.mypurecloud.sdk.v2.model.MessageData;
import com.mypurecloud.sdk.v2.model.MessageMediaParticipant;
import com.mypurecloud.sdk.v2.model.Participant;
import com.mypurecloud.sdk.v2.model.WrapupCode;
import com.mypurecloud.sdk.v2.model.WrapupInput;
import io.onbehalf.local.Caller.Stint;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// An agent's work from compose to wrap-up, with the official SDK as the client.
@ExtendWith(SharedStand.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AgentJourneyIT {

    private final TestQueue queue;
    private final Sdk amy;
    private final Sdk ben;
    private final Sdk sue;

    AgentJourneyIT(Stand stand) throws InterruptedException {
        queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY, Cast.BEN);
        amy = Sdk.of(stand, Cast.AMY);
        ben = Sdk.of(stand, Cast.BEN);
        sue = Sdk.of(stand, Cast.SUE);
    }

    @BeforeAll
    void the_sdk_knows_who_it_is() throws Exception {
        assertThat(amy.users().getUsersMe(null, null).getId()).isEqualTo(Cast.AMY.id());
    }

    @Test
    void an_agent_composes_writes_disconnects_and_wraps_up() throws Exception {
        String contact = Numbers.contact();
        Stint stint = amy.start(queue, contact);
        await().until(() -> amy.interactions().contains(stint.conversationId()));

        MessageData sent = amy.send(stint, Texts.of("your parcel is on its way."));
        assertThat(sent.getStatus()).isEqualTo(QUEUED);
        assertThat(sent.getFromAddress()).isEqualTo(queue.number());
        assertThat(sent.getToAddress()).isEqualTo(contact);

        await().ignoreException(ApiException.class).until(() -> offered(stint).contains(queue.code()));
        amy.disconnect(stint);
        assertThat(amy.interactions()).contains(stint.conversationId());

        amy.wrapUp(stint, queue.code(), "knows now");
        await().until(() -> !amy.interactions().contains(stint.conversationId()));
        Participant ended = amy.agents(stint.conversationId()).getLast();
        assertThat(ended.getWrapup().getCode()).isEqualTo(queue.code());
        assertThat(ended.getWrapup().getNotes()).isEqualTo("knows now");
        assertThat(ended.getEndAcwTime()).isAfterOrEqualTo(ended.getStartAcwTime());
        assertThat(
                        amy.conversations()
                                .getConversationParticipantWrapup(
                                        stint.conversationId(), stint.participantId(), null)
                                .getCode())
                .isEqualTo(queue.code());
    }

    private List<String> offered(Stint stint) throws Exception {
        return amy
                .conversations()
                .getConversationParticipantWrapupcodes(stint.conversationId(), stint.participantId())
                .stream()
                .map(WrapupCode::getId)
                .toList();
    }

    @Test
    void composing_to_a_connected_contact_is_refused_to_the_same_agent_and_to_another() throws Exception {
        String contact = Numbers.contact();
        Stint stint = amy.start(queue, contact);

        Refusal same = Refusal.of(() -> amy.compose(queue.id(), contact, false));
        assertThat(same.summary()).isEqualTo("409 existing.conversation.connected");
        assertThat(same.params().path("conversationId").asString("")).isEqualTo(stint.conversationId());
        assertThat(Refusal.of(() -> amy.compose(queue.id(), contact, true)).summary())
                .isEqualTo("409 existing.conversation.connected");
        assertThat(Refusal.of(() -> ben.compose(queue.id(), contact, true)).summary())
                .isEqualTo("409 existing.conversation.connected");
    }

    @Test
    void a_recent_conversation_is_continued_only_when_asked_to() throws Exception {
        String contact = Numbers.contact();
        Stint first = amy.start(queue, contact);
        String written = amy.send(first, Texts.of("first")).getId();
        amy.disconnect(first);

        Refusal inWindow = Refusal.of(() -> ben.compose(queue.id(), contact, false));
        assertThat(inWindow.summary()).isEqualTo("409 existing.conversation.in.window");
        assertThat(inWindow.params().path("conversationId").asString("")).isEqualTo(first.conversationId());

        assertThat(ben.compose(queue.id(), contact, true)).isEqualTo(first.conversationId());
        Stint second = ben.stint(first.conversationId());
        assertThat(second.participantId()).isNotEqualTo(first.participantId());
        List<MessageData> history =
                ben.conversations()
                        .postConversationsMessageMessagesBulk(first.conversationId(), null, List.of(written))
                        .getEntities();
        assertThat(history).extracting(MessageData::getTextBody).containsExactly(Texts.of("first"));
    }

    @Test
    void what_was_written_is_read_back_in_every_view() throws Exception {
        Stint stint = amy.start(queue, Numbers.contact());
        String id = amy.send(stint, Texts.of("read me")).getId();
        String conversationId = stint.conversationId();

        MessageData message = amy.conversations().getConversationsMessageMessage(conversationId, id, null);
        assertThat(message.getTextBody()).isEqualTo(Texts.of("read me"));
        assertThat(message.getCreatedBy().getId()).isEqualTo(Cast.AMY.id());
        MessageData details = amy.conversations().getConversationsMessageDetails(id, null);
        assertThat(details.getTextBody()).isEqualTo(Texts.of("read me"));
        assertThat(details.getConversationId()).isEqualTo(conversationId);

        MessageConversation media = amy.conversations().getConversationsMessage(conversationId);
        MessageMediaParticipant agent =
                media.getParticipants().stream()
                        .filter(each -> each.getPurpose().equals("agent"))
                        .findFirst()
                        .orElseThrow();
        assertThat(agent.getState()).isEqualTo(MessageMediaParticipant.StateEnum.CONNECTED);
        assertThat(agent.getQueue().getId()).isEqualTo(queue.id());
        assertThat(agent.getMessages().getFirst().getMessageId()).isEqualTo(id);
        Message session = amy.agents(conversationId).getFirst().getMessages().getFirst();
        assertThat(session.getId()).isEqualTo(stint.communicationId());
        assertThat(session.getState()).isEqualTo(Message.StateEnum.CONNECTED);
        assertThat(session.getMessages().getFirst().getMessageId()).isEqualTo(id);
    }

    @Test
    void a_patch_of_the_participant_may_bring_the_wrap_up_along() throws Exception {
        Stint stint = amy.start(queue, Numbers.contact());
        amy.conversations()
                .patchConversationsMessageParticipant(
                        stint.conversationId(),
                        stint.participantId(),
                        new MediaParticipantRequest()
                                .state(MediaParticipantRequest.StateEnum.DISCONNECTED)
                                .wrapup(new WrapupInput().code(queue.code()).notes("in one go")));
        await().until(() -> amy.agents(stint.conversationId()).getLast().getWrapup() != null);
        assertThat(amy.agents(stint.conversationId()).getLast().getWrapup().getNotes())
                .isEqualTo("in one go");
        await().until(() -> !amy.interactions().contains(stint.conversationId()));
    }

    @Test
    void a_patch_of_the_participant_may_bring_the_wrap_up_afterwards() throws Exception {
        Stint stint = amy.start(queue, Numbers.contact());
        amy.disconnect(stint);
        amy.conversations()
                .patchConversationsMessageParticipant(
                        stint.conversationId(),
                        stint.participantId(),
                        new MediaParticipantRequest().wrapup(new WrapupInput().code(queue.code())));
        await().until(() -> !amy.interactions().contains(stint.conversationId()));
    }

    @Test
    void a_supervisor_disconnects_the_whole_conversation() throws Exception {
        Stint stint = amy.start(queue, Numbers.contact());
        Conversation answer =
                sue.conversations()
                        .patchConversationsMessage(
                                stint.conversationId(),
                                new Conversation().state(Conversation.StateEnum.DISCONNECTED));
        assertThat(answer.getId()).isEqualTo(stint.conversationId());
        assertThat(answer.getState()).isEqualTo(Conversation.StateEnum.DISCONNECTED);
        assertThat(answer.getParticipants())
                .extracting(Participant::getPurpose)
                .contains("customer", "agent");
        assertThat(sue.conversations().getConversation(stint.conversationId()).getState())
                .isEqualTo(Conversation.StateEnum.DISCONNECTED);
        assertThat(amy.agents(stint.conversationId()).getLast().getMessages().getFirst().getState())
                .isEqualTo(Message.StateEnum.DISCONNECTED);
    }
}
