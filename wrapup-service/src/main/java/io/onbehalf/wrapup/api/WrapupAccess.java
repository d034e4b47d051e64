package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.query.NotYetApplied;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.wrapup.domain.acw.WrapupReply;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import io.onbehalf.wrapup.domain.codes.CodeReply;
import io.onbehalf.wrapup.domain.codes.CodeRequest;
import io.onbehalf.wrapup.topology.CodeStore;
import io.onbehalf.wrapup.topology.WrapupStore;
import io.onbehalf.wrapup.topology.WrapupTopology;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The controllers' way to the topology: changes by request and reply, reads from the stores.
@Component
class WrapupAccess {

    private final Requests requests;
    private final Queries queries;
    private final Replica<QueueSnapshot> queues;

    WrapupAccess(Requests requests, Queries queries, Replica<QueueSnapshot> queues) {
        this.requests = requests;
        this.queries = queries;
        this.queues = queues;
    }

    /// The answer to a change of codes; throws the refusal.
    CodeReply ask(RequestStamp stamp, CodeRequest request) {
        return requests.ask(
                Topics.WRAPUP_REQUESTS, stamp.organizationId(), (Record) request, stamp, CodeReply.class);
    }

    /// Gives a wrap-up, ends its work or changes the interaction log; throws the refusal.
    void ask(RequestStamp stamp, StintPath stint, WrapupRequest.ByUser request) {
        requests.ask(Topics.WRAPUP_REQUESTS, stint.thread(), (Record) request, stamp, WrapupReply.class);
    }

    /// The answer to a GET from the codes of the caller's organization.
    ResponseEntity<Object> codes(Caller caller, HttpServletRequest call, Function<CodeStore, Object> body) {
        String organization = caller.organizationId();
        return queries.answer(
                WrapupTopology.CODES,
                organization,
                call,
                rows -> body.apply(new CodeStore(rows, organization)));
    }

    /// The answer to a GET from the after-call work of a stint.
    ResponseEntity<Object> afterCallWork(
            StintPath stint, HttpServletRequest call, Function<WrapupState, Object> body) {
        return stint(stint, call, rows -> body.apply(rows.of(stint.participant())));
    }

    /// The answer to a GET from the rows of a stint's thread, once the stint is as far as what the caller has
    /// written before: its beginning or end.
    ResponseEntity<Object> stint(
            StintPath stint, HttpServletRequest call, Function<WrapupStore, Object> body) {
        return queries.answer(
                WrapupTopology.AFTER_CALL_WORK,
                stint.thread(),
                call,
                rows -> {
                    var thread = new WrapupStore(rows, stint.thread());
                    WrapupState state = thread.of(stint.participant());
                    if (PositionHeaders.after(call).stream()
                            .anyMatch(written ->
                                    written.isAheadOf(
                                            stint.participant(),
                                            WrapupState.isKnown(state),
                                            WrapupState.isOver(state)))) {
                        throw new NotYetApplied(WrapupTopology.AFTER_CALL_WORK);
                    }
                    return body.apply(thread);
                });
    }

    /// Throws 404 if there is no such queue in the caller's organization.
    QueueId existingQueue(Caller caller, String text) {
        String id = UuidText.inPath("queue", text);
        QueueSnapshot queue = queues.get(id);
        if (queue == null || !queue.getOrganizationId().equals(caller.organizationId())) {
            throw ApiException.notFound("queue", id);
        }
        return new QueueId(id);
    }
}
