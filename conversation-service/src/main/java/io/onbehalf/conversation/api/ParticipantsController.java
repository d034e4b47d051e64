package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.Conversation;
import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.api.wrapup.Wrapups;
import io.onbehalf.conversation.domain.AgentRequest.AnswerRequested;
import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.schemas.Topics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Disconnects a participant or the whole conversation, and passes the wrap-up that comes with it to
/// wrapup-service.
@RestController
class ParticipantsController {

    private static final String DISCONNECT = "conversation:communication:disconnect";
    private static final String WRAPUP = "conversation:participant:wrapup";

    private final Requests requests;
    private final Queries queries;
    private final Visibility visibility;
    private final Wrapups wrapups;

    ParticipantsController(Requests requests, Queries queries, Visibility visibility, Wrapups wrapups) {
        this.requests = requests;
        this.queries = queries;
        this.visibility = visibility;
        this.wrapups = wrapups;
    }

    /// A requested change of a whole conversation.
    ///
    /// @param reason our addition: why it ends, from who ends it for the agent
    record ConversationRequest(@Nullable String state, @Nullable @Visible @Size(max = 500) String reason) {}

    /// The wrap-up first: one that is refused ends nothing. One that is given while the participant is
    /// connected completes with the disconnect, unless it is only to be saved.
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
            @RequestBody @Valid MediaParticipantRequest body,
            HttpServletRequest call) {
        caller.requireAny(WRAPUP, DISCONNECT);
        ConversationId conversation = PathIds.conversation(conversationId);
        ThreadId thread = threadOf(conversation);
        ParticipantId participant =
                new ParticipantId(PathIds.read(participantId, Kind.PARTICIPANT, thread.value()));
        body.check();
        requirePermissions(caller, body);
        Optional<WrapupInput> wrapup = body.wrapUp();
        wrapup.ifPresent(input -> wrapups.give(caller, stamp, call, conversation, participant, input));
        if (body.answers()) {
            answer(caller, stamp, conversation, participant);
        } else if (body.state() != null) {
            disconnect(caller, stamp, conversation, Optional.of(participant), body.reason());
            wrapup.filter(ParticipantsController::completesWithDisconnect)
                    .ifPresent(_ ->
                            PositionHeaders.written(Position.ofWrapup(thread, participant, 1).toString()));
        }
    }

    /// True for a wrap-up that completes with the disconnect whatever the queue asks for; how far that is
    /// shown is marked also where the queue lets nobody end after-call work early.
    private static boolean completesWithDisconnect(WrapupInput wrapup) {
        return !wrapup.provisional() && (wrapup.code().isPresent() || wrapup.wrapupSkipped());
    }

    /// Each of the two changes needs its own.
    private static void requirePermissions(Caller caller, MediaParticipantRequest body) {
        if (body.state() != null) {
            caller.requireAny(DISCONNECT);
        }
        if (body.wrapUp().isPresent()) {
            caller.requireAny(WRAPUP);
        }
    }

    /// Answers with the conversation after the disconnect.
    @PatchMapping("/api/v2/conversations/messages/{conversationId}")
    ResponseEntity<? super Conversation> changeConversation(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @RequestBody @Valid ConversationRequest body,
            HttpServletRequest call) {
        caller.requireAny(DISCONNECT);
        if (body.state() == null) {
            throw ApiException.badRequest("state: is not given; nothing else can be changed");
        }
        requireDisconnected(body.state());
        ConversationId conversation = PathIds.conversation(conversationId);
        disconnect(caller, stamp, conversation, Optional.empty(), body.reason());
        return queries.answerChange(
                ConversationStore.NAME,
                threadOf(conversation).value(),
                "/api/v2/conversations/" + conversation.value(),
                call,
                rows -> Conversation.of(visibility.visible(caller, rows, conversation).details()));
    }

    private void answer(
            Caller caller, RequestStamp stamp, ConversationId conversation, ParticipantId participant) {
        ThreadId thread = threadOf(conversation);
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                thread.value(),
                new AnswerRequested(
                        new RequestContext(
                                new OrganizationId(caller.organizationId()), stamp.requestedAt(), thread),
                        new UserId(caller.userId()),
                        conversation,
                        participant),
                stamp,
                ConversationReply.class);
    }

    private void disconnect(
            Caller caller,
            RequestStamp stamp,
            ConversationId conversation,
            Optional<ParticipantId> participant,
            @Nullable String reason) {
        ThreadId thread = threadOf(conversation);
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                thread.value(),
                new DisconnectRequested(
                        new RequestContext(
                                new OrganizationId(caller.organizationId()), stamp.requestedAt(), thread),
                        new UserId(caller.userId()),
                        conversation,
                        participant.orElse(null),
                        caller.has(Permissions.SUPERVISE),
                        Optional.ofNullable(reason).filter(text -> !text.isBlank())),
                stamp,
                ConversationReply.class);
    }

    private static ThreadId threadOf(ConversationId conversation) {
        return new ThreadId(PathIds.threadOf(conversation.value(), Kind.CONVERSATION));
    }

    private static void requireDisconnected(String state) {
        if (!state.equals("disconnected")) {
            throw ApiException.invalidValue("state", "state: only disconnected can be requested");
        }
    }
}
