package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.domain.AgentRequest.AfterCallWorkUpdateRequested;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A connected agent requests that after-call work follows their stint, where their queue leaves it to them.
@RestController
class AfterCallWorkController {

    private final Requests requests;

    AfterCallWorkController(Requests requests) {
        this.requests = requests;
    }

    /// The requested change, and the answer.
    record AfterCallWorkUpdate(@NotNull Boolean afterCallWorkRequired) {}

    @PatchMapping(
            "/api/v2/conversations/aftercallwork/{conversationId}/participants/{participantId}/communications/{communicationId}")
    AfterCallWorkUpdate update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @PathVariable String communicationId,
            @RequestBody @Valid AfterCallWorkUpdate body) {
        caller.requireAny("conversation:participant:wrapup");
        ConversationId conversation = PathIds.conversation(conversationId);
        ThreadId thread = new ThreadId(PathIds.threadOf(conversation.value(), Kind.CONVERSATION));
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                thread.value(),
                new AfterCallWorkUpdateRequested(
                        new RequestContext(
                                new OrganizationId(caller.organizationId()), stamp.requestedAt(), thread),
                        new UserId(caller.userId()),
                        conversation,
                        new ParticipantId(PathIds.read(participantId, Kind.PARTICIPANT, thread.value())),
                        new CommunicationId(
                                PathIds.read(communicationId, Kind.COMMUNICATION, thread.value())),
                        body.afterCallWorkRequired(),
                        caller.has(Permissions.SUPERVISE)),
                stamp,
                ConversationReply.class);
        return body;
    }
}
