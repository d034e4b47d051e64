package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.AgentRequest.FirstText;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Composes: starts a conversation with a contact, or continues one.
@RestController
class ComposeController {

    private final ContactRequests requests;
    private final QueueDirectory directory;
    private final ComposeRequests composes;

    ComposeController(Requests requests, QueueDirectory directory, ThreadIdentity identity) {
        this.requests = new ContactRequests(requests, directory, identity);
        this.directory = directory;
        this.composes = new ComposeRequests(this.requests, directory);
    }

    /// The conversation that connected.
    record CreateOutboundMessagingConversationResponse(String id, String selfUri) {}

    @PostMapping("/api/v2/conversations/messages")
    CreateOutboundMessagingConversationResponse compose(
            Caller caller,
            RequestStamp stamp,
            @RequestBody @Valid CreateOutboundMessagingConversationRequest body) {
        caller.requireAny("conversation:message:create");
        String id = ask(caller, stamp, body, FirstText.NONE).conversationId().value();
        return new CreateOutboundMessagingConversationResponse(id, uri(id));
    }

    /// On behalf of which queue an agent composes, to which number, and the first text.
    ///
    /// @param overrideQuietHours sends it also in the contact's quiet hours
    record ComposeWithTextRequest(
            @NotBlank String queueId,
            @NotBlank @Size(max = 64) String toAddress,
            @NotBlank String toAddressMessengerType,
            @Nullable Boolean useExistingConversation,
            @Nullable String externalContactId,
            @Nullable Boolean useUserFromAddress,
            @Nullable String textBody,
            @Nullable Object messagingTemplate,
            @Nullable Boolean overrideQuietHours) {

        private CreateOutboundMessagingConversationRequest compose() {
            return new CreateOutboundMessagingConversationRequest(
                    queueId,
                    toAddress,
                    toAddressMessengerType,
                    useExistingConversation,
                    externalContactId,
                    useUserFromAddress);
        }

        /// Hides the number and the words.
        @Override
        public String toString() {
            return "ComposeWithTextRequest[%s]".formatted(queueId);
        }
    }

    /// The conversation that connected, and the text that waits for the carrier.
    record ComposeWithTextResponse(String id, String selfUri, MessageData message) {}

    /// Composes and sends the first text: both, or neither.
    @PostMapping("/api/v2/onbehalf/conversations/messages")
    ComposeWithTextResponse composeWithText(
            Caller caller, RequestStamp stamp, @RequestBody @Valid ComposeWithTextRequest body) {
        caller.requireAny("conversation:message:create");
        OutboundText text = SendableText.read(body.textBody(), body.messagingTemplate());
        FirstText first =
                new FirstText(
                        Optional.of(text),
                        QuietHoursOverride.terms(caller, directory, body.overrideQuietHours()));
        SentMessage sent = ask(caller, stamp, body.compose(), first);
        String id = sent.conversationId().value();
        AgentRef author = new AgentRef(new UserId(caller.userId()), caller.name());
        return new ComposeWithTextResponse(id, uri(id), sent.body(text, Optional.of(author)));
    }

    private SentMessage ask(
            Caller caller,
            RequestStamp stamp,
            CreateOutboundMessagingConversationRequest body,
            FirstText text) {
        return requests.ask(composes.request(caller, stamp, body, text), stamp);
    }

    private static String uri(String conversationId) {
        return "/api/v2/conversations/messages/" + conversationId;
    }
}
