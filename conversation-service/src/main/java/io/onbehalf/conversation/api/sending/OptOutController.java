package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.AgentRequest.OptOutRequested;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.consent.ConsentContext;
import io.onbehalf.conversation.domain.consent.KnownConsent;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.queue.QueueSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// An agent records that a contact wants no more messages. Only the contact can opt in again.
@RestController
class OptOutController {

    private final ContactRequests requests;
    private final ComposeRequests composes;
    private final QueueDirectory directory;

    OptOutController(Requests requests, QueueDirectory directory, ThreadIdentity identity) {
        this.requests = new ContactRequests(requests, directory, identity);
        this.composes = new ComposeRequests(this.requests, directory);
        this.directory = directory;
    }

    /// From which queue's number a contact wants no more messages.
    record OptOutRequest(@NotBlank String queueId, @NotBlank @Size(max = 64) String toAddress) {

        /// Hides the number.
        @Override
        public String toString() {
            return "OptOutRequest[%s]".formatted(queueId);
        }
    }

    @PostMapping("/api/v2/onbehalf/optouts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void optOut(Caller caller, RequestStamp stamp, @RequestBody @Valid OptOutRequest body) {
        caller.requireAny("conversation:message:create");
        QueueSnapshot queue = composes.queue(caller, body.queueId());
        Line line = requests.line(caller, ComposeRequests.outboundNumber(queue), body.toAddress());
        KnownConsent known = requests.consent(stamp, line);
        requests.ask(
                new OptOutRequested(
                        requests.context(stamp, line),
                        new UserId(caller.userId()),
                        new QueueId(queue.getQueueId()),
                        new ConsentContext(
                                known.consentId(),
                                directory.settings(caller.organizationId()).optOutScope(),
                                known.consent())),
                stamp,
                ConversationReply.class);
    }
}
