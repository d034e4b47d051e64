package io.onbehalf.testcontainers;

import static com.mypurecloud.sdk.v2.model.CreateOutboundMessagingConversationRequest.ToAddressMessengerTypeEnum.SMS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.api.ConversationsApi;
import com.mypurecloud.sdk.v2.api.RoutingApi;
import com.mypurecloud.sdk.v2.model.AdditionalMessage;
import com.mypurecloud.sdk.v2.model.CreateOutboundMessagingConversationRequest;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest.StateEnum;
import com.mypurecloud.sdk.v2.model.MessageConversation;
import com.mypurecloud.sdk.v2.model.MessageData;
import com.mypurecloud.sdk.v2.model.Participant;
import com.mypurecloud.sdk.v2.model.UserQueue;
import com.mypurecloud.sdk.v2.model.WrapupCode;
import com.mypurecloud.sdk.v2.model.WrapupInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an agent does on behalf of a queue, with the official SDK, against the images.
@ExtendWith(SharedContainers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArticleIT {

    /// The last four digits make the simulated contact answer "Thank you!".
    private static final String ANSWERING = "+13175559911";

    private static final String SILENT = "+13175551777";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final OnbehalfContainers onbehalf;
    private final ConversationsApi conversations;
    private final RoutingApi routing;

    ArticleIT(OnbehalfContainers onbehalf) throws Exception {
        this.onbehalf = onbehalf;
        ApiClient amy =
                ApiClient.Builder.standard()
                        .withBasePath(onbehalf.gatewayUrl().toString())
                        .withAccessToken(onbehalf.token("amy"))
                        .build();
        conversations = new ConversationsApi(amy);
        routing = new RoutingApi(amy);
    }

    @Test
    void an_agent_texts_a_contact_is_answered_disconnects_and_wraps_up() throws Exception {
        String conversation = compose(ANSWERING, false);
        Participant agent = agent(conversation);
        String communication = agent.getMessages().getFirst().getId();

        String sent =
                conversations
                        .postConversationsMessageCommunicationMessages(
                                conversation,
                                communication,
                                new AdditionalMessage().textBody("Your parcel is on its way."),
                                null)
                        .getId();

        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(message(conversation, sent).getStatus())
                                .isEqualTo(MessageData.StatusEnum.DELIVERY_SUCCESS));
        assertThat(onbehalf.ledger())
                .filteredOn(line -> line.sms().destination().equals(ANSWERING.substring(1)))
                .hasSize(1);

        disconnect(conversation, agent);
        String code =
                conversations.getConversationParticipantWrapupcodes(conversation, agent.getId()).stream()
                        .filter(each -> each.getName().equals("Resolved"))
                        .map(WrapupCode::getId)
                        .findFirst()
                        .orElseThrow();
        conversations.postConversationsMessageParticipantCommunicationWrapup(
                conversation, agent.getId(), communication, new WrapupInput().code(code).notes("knows"));
        await().atMost(TIMEOUT).until(() -> !interactions().contains(conversation));
    }

    @Test
    void a_recent_conversation_is_continued_only_on_request() throws Exception {
        String conversation = compose(SILENT, false);
        Participant agent = agent(conversation);
        conversations.postConversationsMessageCommunicationMessages(
                conversation,
                agent.getMessages().getFirst().getId(),
                new AdditionalMessage().textBody("Hello"),
                null);
        disconnect(conversation, agent);

        assertThatThrownBy(() -> compose(SILENT, false))
                .isInstanceOfSatisfying(
                        ApiException.class, refusal -> assertThat(refusal.getStatusCode()).isEqualTo(409));
        assertThat(compose(SILENT, true)).isEqualTo(conversation);
        disconnect(conversation, agent(conversation));
    }

    private String compose(String contact, boolean continueExisting) throws IOException, ApiException {
        return conversations
                .postConversationsMessages(
                        new CreateOutboundMessagingConversationRequest()
                                .queueId(support())
                                .toAddress(contact)
                                .toAddressMessengerType(SMS)
                                .useExistingConversation(continueExisting))
                .getId();
    }

    private String support() throws IOException, ApiException {
        List<UserQueue> queues = routing.getRoutingQueuesMe(1, 100, null, null).getEntities();
        return requireNonNull(queues).stream()
                .filter(queue -> queue.getName().equals("Support"))
                .map(UserQueue::getId)
                .findFirst()
                .orElseThrow();
    }

    private Participant agent(String conversation) throws IOException, ApiException {
        return conversations.getConversation(conversation).getParticipants().stream()
                .filter(each -> each.getPurpose().equals("agent"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private void disconnect(String conversation, Participant agent) throws IOException, ApiException {
        conversations.patchConversationsMessageParticipant(
                conversation, agent.getId(), new MediaParticipantRequest().state(StateEnum.DISCONNECTED));
    }

    private MessageData message(String conversation, String id) throws IOException, ApiException {
        return conversations.getConversationsMessageMessage(conversation, id, null);
    }

    private List<String> interactions() throws IOException, ApiException {
        return requireNonNull(conversations.getConversationsMessages().getEntities()).stream()
                .map(MessageConversation::getId)
                .toList();
    }
}
