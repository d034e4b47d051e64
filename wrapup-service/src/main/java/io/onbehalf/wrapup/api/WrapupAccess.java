package io.onbehalf.wrapup.api;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.wrapup.domain.CodeRequest;
import io.onbehalf.wrapup.domain.WrapupReply;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.topology.CodeRows;
import io.onbehalf.wrapup.topology.WrapupTopology;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The controllers' way to the topology: changes by request and reply, reads from the stores.
@Component
class WrapupAccess {

    private final Requests requests;
    private final Queries queries;
    private final RecordMapper mapper;
    private final Replica<QueueSnapshot> queues;

    WrapupAccess(Requests requests, Queries queries, RecordMapper mapper, Replica<QueueSnapshot> queues) {
        this.requests = requests;
        this.queries = queries;
        this.mapper = mapper;
        this.queues = queues;
    }

    /// The answer to a change of codes; throws the refusal.
    WrapupReply ask(RequestStamp stamp, CodeRequest request) {
        return ask(stamp.organizationId(), (Record) request, stamp.header());
    }

    /// The answer to a wrap-up; throws the refusal.
    WrapupReply ask(RequestStamp stamp, String thread, WrapupRequested request) {
        Map<String, Object> header = new HashMap<>(stamp.header());
        header.put("threadId", thread);
        return ask(thread, request, header);
    }

    private WrapupReply ask(String key, Record request, Map<String, Object> header) {
        var reply =
                requests.ask(
                        Topics.WRAPUP_REQUESTS,
                        key,
                        mapper.toAvro(request, header),
                        io.onbehalf.schemas.wrapup.WrapupReply.class);
        return mapper.toDomain(reply, WrapupReply.class);
    }

    /// The answer to a GET from the codes of the caller's organization.
    ResponseEntity<Object> codes(Caller caller, HttpServletRequest call, Function<CodeRows, Object> body) {
        String organization = caller.organizationId();
        return queries.answer(
                WrapupTopology.CODES,
                organization,
                call,
                rows -> body.apply(new CodeRows(rows, organization)));
    }

    /// The answer to a GET from the stints of a thread.
    ResponseEntity<Object> stints(String thread, HttpServletRequest call, Function<PrefixedStore, Object> body) {
        return queries.answer(WrapupTopology.STINTS, thread, call, body);
    }

    /// Throws 404 if there is no such queue in the caller's organization.
    QueueId existingQueue(Caller caller, String text) {
        String id = Ids.inPath("queue", text);
        QueueSnapshot queue = queues.get(id);
        if (queue == null || !queue.getOrganizationId().equals(caller.organizationId())) {
            throw ApiException.notFound("queue", id);
        }
        return new QueueId(id);
    }
}
