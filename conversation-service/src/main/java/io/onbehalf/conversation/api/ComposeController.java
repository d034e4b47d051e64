package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.topology.AvroMapping.MAPPER;

import io.onbehalf.conversation.directory.ContactNumbers;
import io.onbehalf.conversation.directory.Directory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.Composer;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.value.AfterCallTerms;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConversationReply;
import io.onbehalf.schemas.queue.QueueSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Compose: the one entrance to a new or a continued conversation.
@RestController
class ComposeController {

    private final Requests requests;
    private final Directory directory;
    private final ThreadIdentity identity;

    ComposeController(Requests requests, Directory directory, ThreadIdentity identity) {
        this.requests = requests;
        this.directory = directory;
        this.identity = identity;
    }

    /// What an agent composes: on behalf of which queue, to which number.
    record CreateOutboundMessagingConversationRequest(
            @NotBlank String queueId,
            @NotBlank @Size(max = 64) String toAddress,
            @NotBlank String toAddressMessengerType,
            @Nullable Boolean useExistingConversation) {}

    /// The conversation that connected.
    record CreateOutboundMessagingConversationResponse(String id, String selfUri) {}

    @PostMapping("/api/v2/conversations/messages")
    CreateOutboundMessagingConversationResponse compose(
            Caller caller,
            RequestStamp stamp,
            @RequestBody @Valid CreateOutboundMessagingConversationRequest body) {
        caller.requireAny("conversation:message:create");
        if (!body.toAddressMessengerType().equals("sms")) {
            throw ApiException.invalidValue(
                    "toAddressMessengerType", "toAddressMessengerType: only sms is served");
        }
        QueueSnapshot queue = directory.queueOf(caller, BodyIds.read("queueId", body.queueId()));
        String outboundNumber = queue.getOutboundNumber();
        if (outboundNumber == null) {
            throw ApiException.conflict(
                    "queue.without.outbound.number",
                    "queue %s: has no outbound SMS number".formatted(queue.getName()),
                    Map.of("queueId", queue.getQueueId()));
        }
        ComposeRequested request = request(caller, stamp, body, queue, outboundNumber);
        SpecificRecord avro = MAPPER.toAvro(request, stamp.header());
        ConversationReply reply =
                stamp.repeatable()
                        ? ask(Topics.CONVERSATION_CLAIMS, stamp.requestId(), avro)
                        : ask(Topics.CONVERSATION_REQUESTS, request.context().threadId().value(), avro);
        return new CreateOutboundMessagingConversationResponse(
                reply.getConversationId(), "/api/v2/conversations/messages/" + reply.getConversationId());
    }

    private ConversationReply ask(Topic topic, String key, SpecificRecord request) {
        return requests.ask(topic, key, request, ConversationReply.class);
    }

    private ComposeRequested request(
            Caller caller,
            RequestStamp stamp,
            CreateOutboundMessagingConversationRequest body,
            QueueSnapshot queue,
            String outboundNumber) {
        String country = directory.defaultCountry(caller.organizationId());
        String contact = ContactNumbers.canonical("toAddress", body.toAddress(), country);
        if (contact.equals(outboundNumber)) {
            throw ApiException.invalidValue("toAddress", "toAddress: is the queue's own number");
        }
        ThreadId threadId = identity.of(caller.organizationId(), outboundNumber, contact);
        String consentId = identity.ofContact(caller.organizationId(), contact);
        return new ComposeRequested(
                new RequestContext(
                        new OrganizationId(caller.organizationId()), stamp.requestedAt(), threadId),
                new Composer(new UserId(caller.userId()), caller.name()),
                new QueueRef(new QueueId(queue.getQueueId()), queue.getName()),
                new Line(new OutboundNumber(outboundNumber), new ContactNumber(contact), body.toAddress()),
                Boolean.TRUE.equals(body.useExistingConversation()),
                directory.windowMinutes(caller.organizationId()),
                new AfterCallTerms(
                        WrapupPrompt.valueOf(queue.getWrapupPrompt().name()), queue.getWrapupTimeoutMs()),
                consentId,
                directory.consentOf(threadId, consentId));
    }
}
