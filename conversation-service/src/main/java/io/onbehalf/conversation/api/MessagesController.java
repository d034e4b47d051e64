package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ConversationReply.QueuedMessage;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.delivery.SmsText;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.text.VisibleText;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Sends: the connected agent's text is queued for the carrier.
@RestController
class MessagesController {

    private final Requests requests;
    private final QueueDirectory directory;

    MessagesController(Requests requests, QueueDirectory directory) {
        this.requests = requests;
        this.directory = directory;
    }

    /// A text that the agent writes; media and templates are not served.
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
            if (textBody == null || VisibleText.isBlank(textBody)) {
                throw ApiException.invalidValue("textBody", "textBody: must not be blank");
            }
            if (textBody.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
                throw ApiException.invalidValue(
                        "textBody", "textBody: has half of a character that takes two UTF-16 units");
            }
            return textBody;
        }
    }

    /// The reply with its time: that of the first request, where this one repeats it.
    record Answer(ConversationReply reply, Instant answeredAt) {}

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
        SmsText sms = fitting(text);
        OutboundText content = new OutboundText(text, sms.segmentCount(), sms.encoding());
        UserId user = new UserId(caller.userId());
        MessageRequested request =
                new MessageRequested(
                        new RequestContext(
                                new OrganizationId(caller.organizationId()),
                                stamp.requestedAt(),
                                new ThreadId(threadId)),
                        user,
                        new ConversationId(PathIds.read(conversationId, Kind.CONVERSATION)),
                        new CommunicationId(communication),
                        content,
                        directory.queuesOf(user));
        Answer answer = requests.ask(Topics.CONVERSATION_REQUESTS, threadId, request, stamp, Answer.class);
        return sent(
                request,
                answer.reply().queued().orElseThrow(),
                answer.answeredAt(),
                new AgentRef(user, caller.name()));
    }

    private static SmsText fitting(String text) {
        SmsText sms = SmsText.of(text);
        if (sms.segmentCount() > SmsText.MAX_SEGMENTS) {
            throw ApiException.invalidValue(
                    "textBody",
                    "textBody: takes %d SMS segments in %s; at most %d are sent"
                            .formatted(sms.segmentCount(), sms.encoding(), SmsText.MAX_SEGMENTS));
        }
        return sms;
    }

    private static MessageData sent(
            MessageRequested request, QueuedMessage queued, Instant answeredAt, AgentRef author) {
        MessageView message =
                MessageView.outbound(
                        new ParticipantRef(
                                request.conversationId(), queued.participantId(), request.communicationId()),
                        Optional.empty(),
                        request.content().text(),
                        Optional.of(request.requestedBy()),
                        MessageView.queued(
                                queued.messageId(),
                                queued.participantId(),
                                request.content().segmentCount(),
                                answeredAt));
        return MessageData.of(message, queued.outboundNumber(), queued.contactNumber(), Optional.of(author));
    }
}
