package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.OrganizationSettings;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.SmsRecipients;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.Composer;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Composes: starts a conversation with a contact, or continues one.
@RestController
class ComposeController {

    private final Requests requests;
    private final QueueDirectory directory;
    private final ThreadIdentity identity;

    ComposeController(Requests requests, QueueDirectory directory, ThreadIdentity identity) {
        this.requests = requests;
        this.directory = directory;
        this.identity = identity;
    }

    /// On behalf of which queue an agent composes, and to which number.
    record CreateOutboundMessagingConversationRequest(
            @NotBlank String queueId,
            @NotBlank @Size(max = 64) String toAddress,
            @NotBlank String toAddressMessengerType,
            @Nullable Boolean useExistingConversation,
            @Nullable String externalContactId,
            @Nullable Boolean useUserFromAddress) {

        private void requireServed() {
            if (!toAddressMessengerType.equals("sms")) {
                throw ApiException.invalidValue(
                        "toAddressMessengerType", "toAddressMessengerType: only sms is served");
            }
            if (externalContactId != null) {
                throw ApiException.invalidValue(
                        "externalContactId", "externalContactId: there are no external contacts");
            }
            if (Boolean.TRUE.equals(useUserFromAddress)) {
                throw ApiException.invalidValue(
                        "useUserFromAddress", "useUserFromAddress: a text goes from the queue's number");
            }
        }
    }

    /// The conversation that connected.
    record CreateOutboundMessagingConversationResponse(String id, String selfUri) {}

    @PostMapping("/api/v2/conversations/messages")
    CreateOutboundMessagingConversationResponse compose(
            Caller caller,
            RequestStamp stamp,
            @RequestBody @Valid CreateOutboundMessagingConversationRequest body) {
        caller.requireAny("conversation:message:create");
        body.requireServed();
        ComposeRequested request = request(caller, stamp, body);
        ConversationReply reply =
                stamp.repeatable()
                        ? requests.ask(
                                Topics.CONVERSATION_IDEMPOTENCY,
                                stamp.requestId(),
                                request,
                                stamp,
                                ConversationReply.class)
                        : requests.ask(
                                Topics.CONVERSATION_REQUESTS,
                                request.context().threadId().value(),
                                request,
                                stamp,
                                ConversationReply.class);
        String id = reply.conversationId().orElseThrow().value();
        return new CreateOutboundMessagingConversationResponse(id, "/api/v2/conversations/messages/" + id);
    }

    private ComposeRequested request(
            Caller caller, RequestStamp stamp, CreateOutboundMessagingConversationRequest body) {
        OrganizationId organization = new OrganizationId(caller.organizationId());
        UserId user = new UserId(caller.userId());
        QueueSnapshot queue =
                directory.queueOf(
                        organization, user, new QueueId(UuidText.inField("queueId", body.queueId())));
        Line line = line(caller, body, queue);
        ThreadId threadId =
                identity.of(
                        caller.organizationId(), line.outboundNumber().value(), line.contactNumber().value());
        String consentId = identity.ofContact(caller.organizationId(), line.contactNumber().value());
        return new ComposeRequested(
                new RequestContext(organization, stamp.requestedAt(), threadId),
                new Composer(user, caller.name()),
                new QueueRef(new QueueId(queue.getQueueId()), queue.getName()),
                line,
                Boolean.TRUE.equals(body.useExistingConversation()),
                directory.windowMinutes(caller.organizationId()),
                QueueDirectory.afterCall(queue),
                consentId,
                directory.consentOf(threadId, consentId));
    }

    private Line line(Caller caller, CreateOutboundMessagingConversationRequest body, QueueSnapshot queue) {
        String outboundNumber = queue.getOutboundNumber();
        if (outboundNumber == null) {
            throw ApiException.conflict(
                    "queue.without.outbound.number",
                    "queue %s: has no outbound SMS number".formatted(queue.getName()),
                    Map.of("queueId", queue.getQueueId()));
        }
        OrganizationSettings settings = directory.settings(caller.organizationId());
        String contact = SmsRecipients.canonical("toAddress", body.toAddress(), settings);
        if (contact.equals(outboundNumber)) {
            throw ApiException.invalidValue("toAddress", "toAddress: is the queue's own number");
        }
        return new Line(new OutboundNumber(outboundNumber), new ContactNumber(contact), body.toAddress());
    }
}
