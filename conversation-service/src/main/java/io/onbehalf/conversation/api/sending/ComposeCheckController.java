package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.FirstText;
import io.onbehalf.conversation.domain.thread.ThreadDecider;
import io.onbehalf.conversation.domain.thread.ThreadDecider.ComposeOutlook;
import io.onbehalf.conversation.topology.ThreadStore;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Says what a compose would be answered now, by the same rules, and does nothing: the contact has opted out,
/// somebody else writes with them, there is a conversation to continue.
@RestController
class ComposeCheckController {

    private final Queries queries;
    private final Refusals refusals;
    private final ComposeRequests composes;

    ComposeCheckController(
            Queries queries,
            Refusals refusals,
            Requests requests,
            QueueDirectory directory,
            ThreadIdentity identity) {
        this.queries = queries;
        this.refusals = refusals;
        this.composes = new ComposeRequests(new ContactRequests(requests, directory, identity), directory);
    }

    /// The compose would connect.
    ///
    /// @param continuesConversation in the conversation that there is
    record ComposeCheck(boolean continuesConversation) {}

    /// Answers 200 if the compose would connect, else what it would be refused with.
    @PostMapping("/api/v2/onbehalf/conversations/messages/check")
    ResponseEntity<? super ComposeCheck> check(
            Caller caller,
            RequestStamp stamp,
            @RequestBody @Valid CreateOutboundMessagingConversationRequest body,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:create");
        ComposeRequested request = composes.request(caller, stamp, body, FirstText.NONE);
        ThreadId thread = request.context().threadId();
        return queries.answer(ThreadStore.NAME, thread.value(), call, rows -> check(rows, thread, request));
    }

    private ComposeCheck check(PrefixedStore rows, ThreadId thread, ComposeRequested request) {
        ComposeOutlook outlook = ThreadDecider.outlook(ThreadStore.read(rows, thread), request);
        outlook.refusal()
                .ifPresent(refusal -> {
                    throw refusals.exception(refusal);
                });
        return new ComposeCheck(outlook.continuesConversation());
    }
}
