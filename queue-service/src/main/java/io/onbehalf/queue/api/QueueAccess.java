package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.topology.QueueStore;
import io.onbehalf.queue.topology.QueueTopology;
import io.onbehalf.schemas.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Connects the controllers to the topology: changes by request and reply, reads from the caller's
/// organization.
@Component
class QueueAccess {

    private final Requests requests;
    private final Queries queries;

    QueueAccess(Requests requests, Queries queries) {
        this.requests = requests;
        this.queries = queries;
    }

    /// Sends a request and waits for its reply.
    ///
    /// @throws ApiException the refusal
    QueueReply ask(RequestStamp stamp, QueueRequest request) {
        return requests.ask(
                Topics.QUEUE_REQUESTS, stamp.organizationId(), (Record) request, stamp, QueueReply.class);
    }

    /// Answers a GET from the rows of the caller's organization.
    ///
    /// @param call the GET, which another instance answers if it has the rows
    /// @param body makes the answer's body from the rows
    ResponseEntity<Object> read(Caller caller, HttpServletRequest call, Function<QueueStore, Object> body) {
        String organization = caller.organizationId();
        return queries.answer(
                QueueTopology.STORE,
                organization,
                call,
                rows -> body.apply(new QueueStore(rows, organization)));
    }

    /// The queue with an id.
    ///
    /// @throws ApiException 404 if the organization has no such queue
    static Queue existing(QueueStore rows, QueueId id) {
        return rows.queue(id).orElseThrow(() -> ApiException.notFound("queue", id.value()));
    }
}
