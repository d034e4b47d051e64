package io.onbehalf.queue.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.NameFilter;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueRequest.QueueCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueDeleteRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import io.onbehalf.queue.domain.QueueSettings;
import io.onbehalf.queue.domain.QueueSnapshot;
import io.onbehalf.queue.topology.QueueStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    static final Comparator<Queue> BY_NAME =
            Comparator.<Queue, String>comparing(queue -> queue.settings().nameKey())
                    .thenComparing(queue -> queue.queueId().value());

    private final QueueAccess queues;

    QueuesController(QueueAccess queues) {
        this.queues = queues;
    }

    @GetMapping
    ResponseEntity<Object> list(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(required = false) @Nullable String sortOrder,
            HttpServletRequest call) {
        caller.requireAny("routing:queue:view");
        NameFilter names = NameFilter.of(name);
        SortOrder order = SortOrder.of(sortOrder);
        return queues.read(
                caller,
                call,
                rows -> {
                    List<Queue> matching =
                            queues(rows, id).stream()
                                    .filter(queue -> names.matches(queue.settings().name()))
                                    .toList();
                    List<QueueView> sorted =
                            order.sort(matching, BY_NAME).stream().map(QueueView::of).toList();
                    return EntityListing.of(sorted, page);
                });
    }

    private static List<Queue> queues(QueueStore rows, @Nullable List<String> ids) {
        if (ids == null || ids.isEmpty()) {
            return rows.queues();
        }
        Set<String> wanted =
                ids.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return rows.queues().stream().filter(queue -> wanted.contains(queue.queueId().value())).toList();
    }

    @PostMapping
    QueueView create(Caller caller, RequestStamp stamp, @RequestBody @Valid QueueBody body) {
        caller.requireAny("routing:queue:add");
        QueueSnapshot created =
                                        queues.ask(
                                        stamp,
                                        new QueueCreateRequested(
                                                new OrganizationId(stamp.organizationId()),
                                                stamp.requestedAt(),
                                                new UserId(stamp.requestedBy()),
                                                newId(stamp),
                                                body.settings()))
                                .queue()
.orElseThrow();
        return QueueView.of(created, 0, null);
    }

    /// A repeat of the request gives the same id.
    private static QueueId newId(RequestStamp stamp) {
        return new QueueId(UUID.nameUUIDFromBytes((stamp.requestId() + "/queue").getBytes(UTF_8)).toString());
    }

    @GetMapping("/{queueId}")
    ResponseEntity<Object> get(Caller caller, @PathVariable String queueId, HttpServletRequest call) {
        caller.requireAny("routing:queue:view");
        QueueId id = Ids.queue(queueId);
        return queues.read(caller, call, rows -> QueueView.of(QueueAccess.existing(rows, id)));
    }

    @PutMapping("/{queueId}")
    QueueView update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestBody @Valid QueueBody body) {
        caller.requireAny("routing:queue:edit");
        QueueId id = Ids.queue(queueId);
        QueueSnapshot updated =
                                        queues.ask(
                                        stamp,
                                        new QueueUpdateRequested(
                                                stamp.requestedAt(),
                                                new UserId(stamp.requestedBy()),
                                                id,
                                                body.settings()))
                                .queue()
.orElseThrow();
        return QueueView.of(updated, null, null);
    }

    @DeleteMapping("/{queueId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestParam(defaultValue = "false") boolean forceDelete) {
        caller.requireAny("routing:queue:delete");
        QueueId id = Ids.queue(queueId);
        queues.ask(stamp, new QueueDeleteRequested(new UserId(stamp.requestedBy()), id, forceDelete));
    }
}
