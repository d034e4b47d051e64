package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.topology.AvroMapping.MAPPER;

import io.onbehalf.conversation.directory.Directory;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.delivery.SmsText;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.view.StoredMessage;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConversationReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Sending: the connected agent's text goes to the carrier's queue.
@RestController
class MessagesController {

    private final Requests requests;
    private final Directory directory;

    MessagesController(Requests requests, Directory directory) {
        this.requests = requests;
        this.directory = directory;
    }

    /// What the agent writes; media and templates are not served.
    record AdditionalMessage(
            @Nullable String textBody, @Nullable List<String> mediaIds, @Nullable Object messagingTemplate) {

        private String text() {
            if (mediaIds != null && !mediaIds.isEmpty()) {
                throw ApiException.invalidValue("mediaIds", "mediaIds: only text is served");
            }
            if (messagingTemplate != null) {
                throw ApiException.invalidValue(
                        "messagingTemplate", "messagingTemplate: only text is served");
            }
            if (textBody == null || textBody.isBlank()) {
                throw ApiException.invalidValue("textBody", "textBody: must not be blank");
            }
            if (textBody.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
                throw ApiException.invalidValue(
                        "textBody", "textBody: has half of a character that takes two UTF-16 units");
            }
            return textBody;
        }
    }

    @PostMapping("/api/v2/conversations/messages/{conversationId}/communications/{communicationId}/messages")
    MessageData send(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String communicationId,
            @RequestBody AdditionalMessage body) {
        caller.requireAny("conversation:message:create");
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        String communication = PathIds.read(communicationId, Kind.COMMUNICATION, threadId);
        String text = body.text();
        MessageRequested request =
                new MessageRequested(
                        new RequestContext(
                                new OrganizationId(caller.organizationId()),
                                stamp.requestedAt(),
                                new ThreadId(threadId)),
                        new UserId(caller.userId()),
                        new ConversationId(PathIds.read(conversationId, Kind.CONVERSATION)),
                        new CommunicationId(communication),
                        fitting(text),
                        directory.queuesOf(caller));
        ConversationReply reply =
                requests.ask(
                        Topics.CONVERSATION_REQUESTS,
                        threadId,
                        MAPPER.toAvro(request, stamp.header()),
                        ConversationReply.class);
        return MessageData.of(sent(caller, text, reply));
    }

    private static OutboundText fitting(String text) {
        OutboundText sms = OutboundText.of(text);
        if (sms.segmentCount() > SmsText.MAX_SEGMENTS) {
            throw ApiException.invalidValue(
                    "textBody",
                    "textBody: takes %d SMS in %s, at most %d are sent (765 characters of GSM-7, 335 of UCS-2)"
                            .formatted(sms.segmentCount(), sms.encoding(), SmsText.MAX_SEGMENTS));
        }
        return sms;
    }

    private static StoredMessage sent(Caller caller, String text, ConversationReply reply) {
        return StoredMessage.queued(
                new MessageId(reply.getMessageId()),
                new ConversationId(reply.getConversationId()),
                text,
                new StoredMessage.Numbers(
                        new OutboundNumber(reply.getOutboundNumber()),
                        new ContactNumber(reply.getContactNumber())),
                new UserId(caller.userId()),
                reply.getAnsweredAt());
    }
}
