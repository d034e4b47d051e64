package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.api.sending.QuietHoursOverride;
import io.onbehalf.conversation.api.sending.SendableText;
import io.onbehalf.conversation.api.sending.SentMessage;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
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
    ///
    /// @param overrideQuietHours sends it also in the contact's quiet hours
    record AdditionalMessage(
            @Nullable String textBody,
            @Nullable List<String> mediaIds,
            @Nullable Object messagingTemplate,
            @Nullable Boolean overrideQuietHours) {

        private OutboundText content() {
            if (mediaIds != null && !mediaIds.isEmpty()) {
                throw ApiException.invalidValue("mediaIds", "mediaIds: only text is served");
            }
            return SendableText.read(textBody, messagingTemplate);
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
        directory.requireCurrent();
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        String communication = PathIds.read(communicationId, Kind.COMMUNICATION, threadId);
        OutboundText content = body.content();
        UserId user = new UserId(caller.userId());
        MessageRequested request =
                new MessageRequested(
                        new RequestContext(
                                new OrganizationId(caller.organizationId()),
                                stamp.requestedAt(),
                                new ThreadId(threadId)),
                        user,
                        PathIds.conversation(conversationId),
                        new CommunicationId(communication),
                        content,
                        directory.queuesOf(user),
                        QuietHoursOverride.terms(caller, directory, body.overrideQuietHours()));
        return requests.ask(Topics.CONVERSATION_REQUESTS, threadId, request, stamp, SentMessage.class)
                .body(content, request.communicationId(), Optional.of(new AgentRef(user, caller.name())));
    }
}
