package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.AgentRequest;
import io.onbehalf.conversation.domain.AgentRequest.Composer;
import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.AgentRequest.ReleaseRequested;
import io.onbehalf.conversation.domain.AgentRequest.TakeoverRequested;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
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
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.schemas.Topics;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A supervisor ends what an agent has: releases it to its queue, takes it over, or disconnects it.
@RestController
class SupervisionController {

    private static final String DISCONNECT = "conversation:communication:disconnect";
    private static final String TAKE_OVER = "conversation:message:takeOver";
    private static final String STINT =
            "/api/v2/onbehalf/conversations/{conversationId}/participants/{participantId}";
    private static final int MOST_CHARACTERS = 500;

    private final Requests requests;
    private final QueueDirectory directory;

    SupervisionController(Requests requests, QueueDirectory directory) {
        this.requests = requests;
        this.directory = directory;
    }

    /// What is asked of an agent's stint.
    ///
    /// @param reason why, for the agent and for the record
    record SupervisionRequest(@NotBlank @Visible @Size(max = MOST_CHARACTERS) String reason) {}

    /// What may be said of a disconnect; the original has no body.
    ///
    /// @param reason why, for the agent and for the record
    record DisconnectReason(@Nullable @Visible @Size(max = MOST_CHARACTERS) String reason) {}

    /// The agent's stint ends, and the conversation waits in its queue again.
    @PostMapping(STINT + "/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void release(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid SupervisionRequest body) {
        caller.requireAny(DISCONNECT);
        caller.requireAny(Permissions.SUPERVISE);
        RequestContext context = context(caller, stamp, conversationId);
        ask(
                stamp,
                new ReleaseRequested(
                        context,
                        new UserId(caller.userId()),
                        PathIds.conversation(conversationId),
                        participant(context, participantId),
                        body.reason()));
    }

    /// The agent's stint ends, and that of the caller, a member of its queue, begins.
    @PostMapping(STINT + "/takeover")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void takeOver(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid SupervisionRequest body) {
        caller.requireAny(TAKE_OVER);
        RequestContext context = context(caller, stamp, conversationId);
        UserId user = new UserId(caller.userId());
        ask(
                stamp,
                new TakeoverRequested(
                        context,
                        new Composer(user, caller.name()),
                        PathIds.conversation(conversationId),
                        participant(context, participantId),
                        body.reason(),
                        directory.stintsOf(context.organizationId(), user)));
    }

    /// Ends the conversation for everyone; answers with its id, as a JSON string.
    @PostMapping(
            path = "/api/v2/conversations/{conversationId}/disconnect",
            produces = MediaType.APPLICATION_JSON_VALUE)
    String disconnect(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @RequestBody(required = false) @Valid @Nullable DisconnectReason body) {
        caller.requireAny(DISCONNECT);
        ConversationId conversation = PathIds.conversation(conversationId);
        ask(
                stamp,
                new DisconnectRequested(
                        context(caller, stamp, conversationId),
                        new UserId(caller.userId()),
                        conversation,
                        null,
                        caller.has(Permissions.SUPERVISE),
                        Optional.ofNullable(body)
                                .map(DisconnectReason::reason)
                                .filter(text -> !text.isBlank())));
        return '"' + conversation.value() + '"';
    }

    private void ask(RequestStamp stamp, AgentRequest request) {
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                request.context().threadId().value(),
                (Record) request,
                stamp,
                ConversationReply.class);
    }

    private static RequestContext context(Caller caller, RequestStamp stamp, String conversationId) {
        return new RequestContext(
                new OrganizationId(caller.organizationId()),
                stamp.requestedAt(),
                new ThreadId(PathIds.threadOf(conversationId, Kind.CONVERSATION)));
    }

    private static ParticipantId participant(RequestContext context, String participantId) {
        return new ParticipantId(PathIds.read(participantId, Kind.PARTICIPANT, context.threadId().value()));
    }
}
