package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.AgentRequest.AssignRequested;
import io.onbehalf.conversation.domain.AgentRequest.Composer;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// An agent takes a conversation that waits in one of their queues.
@RestController
class AssignController {

    private final Requests requests;
    private final QueueDirectory directory;

    AssignController(Requests requests, QueueDirectory directory) {
        this.requests = requests;
        this.directory = directory;
    }

    /// The user who is to have the conversation: the caller.
    record ConversationUser(@Nullable String id) {}

    /// Answers with the conversation's id, as a JSON string.
    @PostMapping(
            path = "/api/v2/conversations/{conversationId}/assign",
            produces = MediaType.APPLICATION_JSON_VALUE)
    String assign(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @RequestBody ConversationUser body) {
        caller.requireAny("conversation:message:pull", "conversation:message:assign");
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        ConversationId conversation = PathIds.conversation(conversationId);
        UserId user = new UserId(caller.userId());
        if (body.id() == null || !body.id().strip().equalsIgnoreCase(user.value())) {
            throw ApiException.invalidValue(
                    "id", "id: only the caller can take a conversation, for themselves");
        }
        OrganizationId organization = new OrganizationId(caller.organizationId());
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                threadId,
                new AssignRequested(
                        new RequestContext(organization, stamp.requestedAt(), new ThreadId(threadId)),
                        new Composer(user, caller.name()),
                        conversation,
                        directory.stintsOf(organization, user)),
                stamp,
                ConversationReply.class);
        return '"' + conversation.value() + '"';
    }
}
