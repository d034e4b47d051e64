package io.onbehalf.conversation.api.consent;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.AgentRequest.OptOutRequested;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// An agent records that the contact of their conversation wants no more messages. Only the contact can opt
/// in again.
@RestController
class OptOutController {

    private final Requests requests;
    private final QueueDirectory directory;

    OptOutController(Requests requests, QueueDirectory directory) {
        this.requests = requests;
        this.directory = directory;
    }

    @PostMapping("/api/v2/onbehalf/conversations/{conversationId}/optout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void optOut(Caller caller, RequestStamp stamp, @PathVariable String conversationId) {
        caller.requireAny("conversation:message:create");
        ConversationId conversation = PathIds.conversation(conversationId);
        ThreadId thread = new ThreadId(PathIds.threadOf(conversation.value(), Kind.CONVERSATION));
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                thread.value(),
                new OptOutRequested(
                        new RequestContext(
                                new OrganizationId(caller.organizationId()), stamp.requestedAt(), thread),
                        new UserId(caller.userId()),
                        conversation,
                        directory.settings(caller.organizationId()).optOutScope(),
                        caller.has(Permissions.SUPERVISE)),
                stamp,
                ConversationReply.class);
    }
}
