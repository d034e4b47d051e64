package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.directory.ContactNumbers;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.AgentRequest.AgentlessMessageRequested;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.queue.QueueSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Sends without an agent: a system writes to a contact, and what they answer waits in the queue of the
/// number.
@RestController
class AgentlessController {

    private final ContactRequests requests;
    private final QueueDirectory directory;

    AgentlessController(Requests requests, QueueDirectory directory, ThreadIdentity identity) {
        this.requests = new ContactRequests(requests, directory, identity);
        this.directory = directory;
    }

    /// From which queue's number a text is sent, and to which number.
    ///
    /// @param useExistingActiveConversation sends it also into a conversation that is connected or waits
    /// @param overrideQuietHours sends it also in the contact's quiet hours
    record SendAgentlessOutboundMessageRequest(
            @NotBlank @Size(max = 64) String fromAddress,
            @NotBlank @Size(max = 64) String toAddress,
            @NotBlank String toAddressMessengerType,
            @Nullable String textBody,
            @Nullable Object messagingTemplate,
            @Nullable Boolean useExistingActiveConversation,
            @Nullable Boolean overrideQuietHours) {

        /// Hides the numbers and the words.
        @Override
        public String toString() {
            return "SendAgentlessOutboundMessageRequest[…]";
        }
    }

    /// The user who sent.
    record Sender(String id, String selfUri) {}

    /// The text that waits for the carrier.
    record SendAgentlessOutboundMessageResponse(
            String id,
            String conversationId,
            String fromAddress,
            String toAddress,
            String messengerType,
            String textBody,
            boolean useExistingActiveConversation,
            MessageData message,
            Instant timestamp,
            Sender user,
            String selfUri) {

        private static SendAgentlessOutboundMessageResponse of(
                AgentlessMessageRequested request, MessageData message) {
            String user = request.requestedBy().value();
            return new SendAgentlessOutboundMessageResponse(
                    message.id(),
                    message.conversationId(),
                    request.line().outboundNumber().value(),
                    request.line().contactNumber().value(),
                    "sms",
                    request.content().text(),
                    request.useExistingActiveConversation(),
                    message,
                    message.timestamp(),
                    new Sender(user, "/api/v2/users/" + user),
                    message.selfUri());
        }
    }

    @PostMapping("/api/v2/conversations/messages/agentless")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SendAgentlessOutboundMessageResponse send(
            Caller caller, RequestStamp stamp, @RequestBody @Valid SendAgentlessOutboundMessageRequest body) {
        caller.requireAny("conversation:message:create");
        ContactRequests.requireSms(body.toAddressMessengerType());
        OutboundText text = SendableText.read(body.textBody(), body.messagingTemplate());
        AgentlessMessageRequested request = request(caller, stamp, body, text);
        SentMessage sent = requests.ask(request, stamp);
        return SendAgentlessOutboundMessageResponse.of(request, sent.body(text, Optional.empty()));
    }

    private AgentlessMessageRequested request(
            Caller caller, RequestStamp stamp, SendAgentlessOutboundMessageRequest body, OutboundText text) {
        UserId user = new UserId(caller.userId());
        String country = directory.settings(caller.organizationId()).defaultCountry();
        String from = ContactNumbers.unfolded(body.fromAddress(), country).orElse(body.fromAddress());
        QueueSnapshot queue = queue(caller, user, from);
        Line line = requests.line(caller, from, body.toAddress());
        return new AgentlessMessageRequested(
                requests.context(stamp, line),
                user,
                new QueueRef(new QueueId(queue.getQueueId()), queue.getName()),
                line,
                Boolean.TRUE.equals(body.useExistingActiveConversation()),
                directory.timelineOf(queue),
                requests.consent(stamp, line),
                text,
                QuietHoursOverride.terms(caller, directory, body.overrideQuietHours()));
    }

    /// The queue whose number it is.
    private QueueSnapshot queue(Caller caller, UserId user, String number) {
        return directory
                .queueToSendFrom(
                        new OrganizationId(caller.organizationId()),
                        user,
                        number,
                        caller.has(Permissions.SUPERVISE))
                .orElseThrow(() ->
                        ApiException.invalidValue(
                                "fromAddress",
                                "fromAddress: must be the outbound number of a queue of the organization"));
    }
}
