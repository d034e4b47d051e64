package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.topology.AvroMapping.MAPPER;

import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.topology.ConversationTopology;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConversationReply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Disconnects a participant, or the whole conversation.
@RestController
class ParticipantsController {

    private static final String DISCONNECT = "conversation:communication:disconnect";
    private static final String WRAPUP = "conversation:participant:wrapup";
    private static final String SUPERVISE = "onbehalf:conversation:supervise";

    private final Requests requests;
    private final Queries queries;
    private final Visibility visibility;

    ParticipantsController(Requests requests, Queries queries, Visibility visibility) {
        this.requests = requests;
        this.queries = queries;
        this.visibility = visibility;
    }

    /// What is asked of a participant; states other than `disconnected` can't be asked for.
    record MediaParticipantRequest(@Nullable String state, @Nullable Object wrapup) {}

    /// What is asked of a whole conversation.
    record ConversationRequest(@Nullable String state) {}

    @PatchMapping({
        "/api/v2/conversations/messages/{conversationId}/participants/{participantId}",
        "/api/v2/conversations/{conversationId}/participants/{participantId}"
    })
    @ResponseStatus(HttpStatus.ACCEPTED)
    void changeParticipant(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid MediaParticipantRequest body) {
        caller.requireAny(WRAPUP, DISCONNECT);
        ConversationId conversation = conversation(conversationId);
        ThreadId thread = threadOf(conversation);
        ParticipantId participant =
                new ParticipantId(PathIds.read(participantId, Kind.PARTICIPANT, thread.value()));
        if (body.wrapup() != null) {
            throw ApiException.invalidValue("wrapup", "wrapup: is not served");
        }
        if (body.state() == null) {
            throw ApiException.badRequest("state: is not given; nothing else can be changed");
        }
        requireDisconnected(body.state());
        ask(stamp, thread, disconnect(caller, stamp, conversation, participant));
    }

    /// Answers with the conversation as it stands then. Where it lives elsewhere the call is sent on after it
    /// is decided, and there it is only answered.
    @PatchMapping("/api/v2/conversations/messages/{conversationId}")
    ResponseEntity<Object> changeConversation(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @RequestBody ConversationRequest body,
            HttpServletRequest call) {
        caller.requireAny(DISCONNECT);
        if (body.state() == null) {
            throw ApiException.badRequest("state: is not given; nothing else can be changed");
        }
        requireDisconnected(body.state());
        ConversationId conversation = conversation(conversationId);
        ThreadId thread = threadOf(conversation);
        if (call.getHeader(Queries.FORWARDED) == null) {
            ask(stamp, thread, disconnect(caller, stamp, conversation, null));
        }
        return queries.answer(
                ConversationTopology.CONVERSATIONS,
                thread.value(),
                call,
                rows -> Conversation.of(visibility.visible(caller, rows, conversation.value())));
    }

    private static ConversationId conversation(String conversationId) {
        return new ConversationId(PathIds.read(conversationId, Kind.CONVERSATION));
    }

    private static ThreadId threadOf(ConversationId conversation) {
        return new ThreadId(PathIds.threadOf(conversation.value(), Kind.CONVERSATION));
    }

    private DisconnectRequested disconnect(
            Caller caller,
            RequestStamp stamp,
            ConversationId conversation,
            @Nullable ParticipantId participant) {
        return new DisconnectRequested(
                new RequestContext(
                        new OrganizationId(caller.organizationId()),
                        stamp.requestedAt(),
                        threadOf(conversation)),
                new UserId(caller.userId()),
                conversation,
                participant,
                caller.has(SUPERVISE));
    }

    private static void requireDisconnected(String state) {
        if (!state.equals("disconnected")) {
            throw ApiException.invalidValue("state", "state: only disconnected can be asked for");
        }
    }

    private <T extends Record & ThreadRequest> void ask(RequestStamp stamp, ThreadId thread, T request) {
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                thread.value(),
                MAPPER.toAvro(request, stamp.header()),
                ConversationReply.class);
    }
}
