package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.UserDirectory;
import io.onbehalf.conversation.domain.AgentRequest.TransferRequested;
import io.onbehalf.conversation.domain.AgentRequest.TransferTarget;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Hands a conversation on to an agent or to a queue.
@RestController
class TransferController {

    private static final String ANY = "conversation:communication:blindTransfer";
    private static final String TO_AGENT = "conversation:communication:blindTransferAgent";
    private static final String TO_QUEUE = "conversation:communication:blindTransferQueue";

    private final Requests requests;
    private final QueueDirectory queues;
    private final UserDirectory users;

    TransferController(Requests requests, QueueDirectory queues, UserDirectory users) {
        this.requests = requests;
        this.queues = queues;
        this.users = users;
    }

    /// Whom the conversation is handed on to: one of user and queue.
    ///
    /// @param transferType Unattended (the default) or Attended
    /// @param reason our addition: why, from who does it for the agent
    record TransferRequest(
            @Nullable String transferType,
            @Nullable String userId,
            @Nullable String queueId,
            @Nullable String address,
            @Nullable Boolean voicemail,
            @Nullable Boolean keepInternalMessageAlive,
            @Nullable @Visible @Size(max = 500) String reason) {

        /// True if the agent keeps the conversation until the other accepts it.
        boolean attended() {
            return switch (transferType) {
                case "Attended" -> true;
                case "Unattended" -> false;
                case null -> false;
                default ->
                        throw ApiException.invalidValue(
                                "transferType", "transferType: must be Attended or Unattended");
            };
        }

        private void requireServed() {
            refuse("address", address != null);
            refuse("voicemail", Boolean.TRUE.equals(voicemail));
            refuse("keepInternalMessageAlive", Boolean.TRUE.equals(keepInternalMessageAlive));
        }

        private static void refuse(String field, boolean given) {
            if (given) {
                throw ApiException.invalidValue(field, field + ": is not served for messages");
            }
        }
    }

    @PostMapping({
        "/api/v2/conversations/messages/{conversationId}/participants/{participantId}/replace",
        "/api/v2/conversations/{conversationId}/participants/{participantId}/replace"
    })
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replace(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid TransferRequest body) {
        caller.requireAny(ANY);
        transfer(caller, stamp, conversationId, participantId, body);
    }

    @PostMapping("/api/v2/conversations/{conversationId}/participants/{participantId}/replace/agent")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replaceByAgent(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid TransferRequest body) {
        caller.requireAny(ANY, TO_AGENT);
        if (body.userId() == null) {
            throw destinationRequired();
        }
        transfer(caller, stamp, conversationId, participantId, body);
    }

    @PostMapping("/api/v2/conversations/{conversationId}/participants/{participantId}/replace/queue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replaceByQueue(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String conversationId,
            @PathVariable String participantId,
            @RequestBody @Valid TransferRequest body) {
        caller.requireAny(ANY, TO_QUEUE);
        if (body.queueId() == null) {
            throw destinationRequired();
        }
        transfer(caller, stamp, conversationId, participantId, body);
    }

    private void transfer(
            Caller caller,
            RequestStamp stamp,
            String conversationId,
            String participantId,
            TransferRequest body) {
        body.requireServed();
        OrganizationId organization = new OrganizationId(caller.organizationId());
        UserId user = new UserId(caller.userId());
        ThreadId thread = new ThreadId(PathIds.threadOf(conversationId, Kind.CONVERSATION));
        requests.ask(
                Topics.CONVERSATION_REQUESTS,
                thread.value(),
                new TransferRequested(
                        new RequestContext(organization, stamp.requestedAt(), thread),
                        user,
                        PathIds.conversation(conversationId),
                        new ParticipantId(PathIds.read(participantId, Kind.PARTICIPANT, thread.value())),
                        target(organization, body),
                        body.attended(),
                        queues.stintsOf(organization, user),
                        caller.has(Permissions.SUPERVISE),
                        Optional.ofNullable(body.reason()).filter(text -> !text.isBlank())),
                stamp,
                ConversationReply.class);
    }

    private TransferTarget target(OrganizationId organization, TransferRequest body) {
        if (body.userId() != null && body.queueId() != null) {
            throw ApiException.invalidValue("queueId", "queueId: is given beside userId; only one can be");
        }
        if (body.userId() != null) {
            UserId to = new UserId(UuidText.inField("userId", body.userId()));
            return new TransferTarget(Optional.of(users.active(organization, to)), Optional.empty());
        }
        if (body.queueId() != null) {
            QueueId to = new QueueId(UuidText.inField("queueId", body.queueId()));
            return new TransferTarget(Optional.empty(), Optional.of(staffed(organization, to)));
        }
        throw destinationRequired();
    }

    /// The queue, if it has members: in another, nobody would see the conversation.
    private QueueRef staffed(OrganizationId organization, QueueId queueId) {
        QueueSnapshot queue = queues.queue(organization, queueId);
        if (queue.getMemberCount() == 0) {
            throw ApiException.conflict(
                    ConversationRefusals.WITHOUT_MEMBERS,
                    "queue %s: has no members, who could take the conversation".formatted(queue.getName()),
                    Map.of("queueId", queueId.value()));
        }
        return new QueueRef(queueId, queue.getName());
    }

    private static ApiException destinationRequired() {
        return new ApiException(
                400,
                "conversations.error.transfer.destination.required",
                "Neither an agent nor a queue is given to hand the conversation on to",
                Map.of());
    }
}
