package io.onbehalf.queue.api.common;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.TaggedBody;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.domain.OpenConversations;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.topology.QueueStore;
import io.onbehalf.queue.topology.QueueTopology;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.QueueLoad;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Connects the controllers to the topology: changes by request and reply, reads from the caller's
/// organization.
@Component
public class QueueAccess {

    private final Requests requests;
    private final Queries queries;
    private final Replica<QueueLoad> loads;

    QueueAccess(Requests requests, Queries queries, Replica<QueueLoad> loads) {
        this.requests = requests;
        this.queries = queries;
        this.loads = loads;
    }

    /// Sends a request and waits for its reply.
    ///
    /// @throws ApiException the refusal
    public QueueReply ask(RequestStamp stamp, QueueRequest request) {
        return requests.ask(
                Topics.QUEUE_REQUESTS, stamp.organizationId(), (Record) request, stamp, QueueReply.class);
    }

    /// Answers a GET from the rows of the caller's organization.
    ///
    /// @param call the GET, which another instance answers if it has the rows
    /// @param body makes the answer's body from the rows
    public ResponseEntity<Object> read(
            Caller caller, HttpServletRequest call, Function<QueueStore, Object> body) {
        String organization = caller.organizationId();
        return queries.answer(
                QueueTopology.STORE,
                organization,
                call,
                rows -> body.apply(new QueueStore(rows, organization)));
    }

    /// Answers a GET from the caller's organization, in its version; one without an update has the defaults.
    public ResponseEntity<Object> readOrganization(
            Caller caller, HttpServletRequest call, Function<OrganizationSnapshot, Object> body) {
        var id = new OrganizationId(caller.organizationId());
        return read(
                caller,
                call,
                rows -> {
                    OrganizationSnapshot now =
                            rows.organizationSettings().orElseGet(() -> OrganizationSnapshot.initial(id));
                    return new TaggedBody(body.apply(now), now);
                });
    }

    /// The open conversations of a queue, as far as conversation-service has told.
    public OpenConversations openConversations(QueueId queue) {
        QueueLoad load = loads.get(queue.value());
        return load == null
                ? OpenConversations.NONE
                : new OpenConversations(load.getWaiting(), load.getConnected());
    }

    /// The queue with an id.
    ///
    /// @throws ApiException 404 if the organization has no such queue
    public static Queue existing(QueueStore rows, QueueId id) {
        return rows.queue(id).orElseThrow(() -> ApiException.notFound("queue", id.value()));
    }
}
