package io.onbehalf.e2e;

import static com.mypurecloud.sdk.v2.model.CreateOutboundMessagingConversationRequest.ToAddressMessengerTypeEnum.SMS;
import static java.util.Objects.requireNonNull;

import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.api.ConversationsApi;
import com.mypurecloud.sdk.v2.api.RoutingApi;
import com.mypurecloud.sdk.v2.api.UsersApi;
import com.mypurecloud.sdk.v2.model.AdditionalMessage;
import com.mypurecloud.sdk.v2.model.Conversation;
import com.mypurecloud.sdk.v2.model.CreateOutboundMessagingConversationRequest;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest.StateEnum;
import com.mypurecloud.sdk.v2.model.MessageConversation;
import com.mypurecloud.sdk.v2.model.MessageData;
import com.mypurecloud.sdk.v2.model.Participant;
import com.mypurecloud.sdk.v2.model.WrapupInput;
import io.onbehalf.local.Caller.Stint;
import java.io.IOException;
import java.util.List;

/// The official Java SDK, signed in as one user, pointed at the gateway.
record Sdk(String userId, ConversationsApi conversations, RoutingApi routing, UsersApi users) {

    static Sdk of(Stand stand, Cast who) throws InterruptedException {
        return withToken(stand, who.id(), stand.token(who));
    }

    static Sdk withToken(Stand stand, String userId, String token) {
        ApiClient client =
                ApiClient.Builder.standard()
                        .withBasePath(stand.site().gatewayUrl().toString())
                        .withAccessToken(token)
                        .build();
        return new Sdk(userId, new ConversationsApi(client), new RoutingApi(client), new UsersApi(client));
    }

    /// Composes an SMS; answers the conversation's id.
    String compose(String queueId, String number, boolean continueExisting) throws IOException, ApiException {
        return conversations
                .postConversationsMessages(
                        new CreateOutboundMessagingConversationRequest()
                                .queueId(queueId)
                                .toAddress(number)
                                .toAddressMessengerType(SMS)
                                .useExistingConversation(continueExisting))
                .getId();
    }

    /// Composes a new conversation, then finds the ids that sending and ending need, as the SDK's manual
    /// says.
    Stint start(TestQueue queue, String number) throws IOException, ApiException {
        return stint(compose(queue.id(), number, false));
    }

    /// This user's last stint in a conversation.
    Stint stint(String conversationId) throws IOException, ApiException {
        Participant agent = agents(conversationId).getLast();
        return new Stint(conversationId, agent.getId(), agent.getMessages().getFirst().getId());
    }

    /// All stints of this user in a conversation, first to last.
    List<Participant> agents(String conversationId) throws IOException, ApiException {
        Conversation conversation = conversations.getConversation(conversationId);
        return conversation.getParticipants().stream()
                .filter(each -> each.getPurpose().equals("agent") && userId.equals(each.getUserId()))
                .toList();
    }

    MessageData send(Stint stint, String text) throws IOException, ApiException {
        return conversations.postConversationsMessageCommunicationMessages(
                stint.conversationId(),
                stint.communicationId(),
                new AdditionalMessage().textBody(text),
                null);
    }

    void disconnect(Stint stint) throws IOException, ApiException {
        conversations.patchConversationsMessageParticipant(
                stint.conversationId(),
                stint.participantId(),
                new MediaParticipantRequest().state(StateEnum.DISCONNECTED));
    }

    void wrapUp(Stint stint, String code, String notes) throws IOException, ApiException {
        conversations.postConversationsMessageParticipantCommunicationWrapup(
                stint.conversationId(),
                stint.participantId(),
                stint.communicationId(),
                new WrapupInput().code(code).notes(notes));
    }

    /// The ids of this user's interactions.
    List<String> interactions() throws IOException, ApiException {
        return requireNonNull(conversations.getConversationsMessages().getEntities()).stream()
                .map(MessageConversation::getId)
                .toList();
    }
}
