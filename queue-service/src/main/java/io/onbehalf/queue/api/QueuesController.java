package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.TaggedBody;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.api.common.QueueListing;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueRequest.QueueCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueDeleteRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import io.onbehalf.queue.domain.QueueSnapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The organization's queues.
@RestController
@RequestMapping("/api/v2/routing/queues")
class QueuesController {

    private final QueueAccess queues;

    QueuesController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<? super EntityListing<QueueView>> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(required = false) @Nullable String sortOrder,
            HttpServletRequest call) {
        caller.requireAny("routing:queue:view");
        EntityFilter filter = EntityFilter.of(name, id);
        SortOrder order = SortOrder.of(sortOrder);
        return queues.read(
                caller,
                call,
                rows -> new QueueListing(rows.readable(), order).page(filter, page).map(QueueView::of));
    }

    @PostMapping
    QueueView create(Caller caller, RequestStamp stamp, @RequestBody @Valid QueueBody body) {
        caller.requireAny("routing:queue:add");
        var request =
                new QueueCreateRequested(
                        new OrganizationId(stamp.organizationId()),
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        new QueueId(stamp.newId("queue")),
                        body.settings(caller));
        return QueueView.of(new Queue(changed(stamp, request), 0));
    }

    @GetMapping("/{queueId}")
    ResponseEntity<? super QueueView> get(
            Caller caller, @PathVariable String queueId, HttpServletRequest call) {
        caller.requireAny("routing:queue:view");
        QueueId id = id(queueId);
        return queues.read(
                caller,
                call,
                rows -> {
                    Queue queue = QueueAccess.existing(rows, id);
                    return new TaggedBody(QueueView.of(queue), queue);
                });
    }

    @PutMapping("/{queueId}")
    QueueView update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestBody @Valid QueueBody body) {
        caller.requireAny("routing:queue:edit");
        var request =
                new QueueUpdateRequested(
                        stamp.requestedAt(),
                        new UserId(stamp.requestedBy()),
                        id(queueId),
                        body.settings(caller));
        return QueueView.of(changed(stamp, request));
    }

    private QueueSnapshot changed(RequestStamp stamp, QueueRequest request) {
        return queues.ask(stamp, request).queue().orElseThrow();
    }

    @DeleteMapping("/{queueId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestParam(defaultValue = "false") boolean forceDelete) {
        caller.requireAny("routing:queue:delete");
        var user = new UserId(stamp.requestedBy());
        QueueId id = id(queueId);
        queues.ask(stamp, new QueueDeleteRequested(user, id, forceDelete, queues.openConversations(id)));
    }

    /// The queue's id in a path.
    ///
    /// @throws io.onbehalf.kit.web.ApiException 404 for text that can't be one
    static QueueId id(String queueId) {
        return new QueueId(UuidText.inPath("queue", queueId));
    }
}
