package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.api.common.QueueAccess;
import io.onbehalf.queue.api.common.QueueListing;
import io.onbehalf.queue.api.common.TypeAhead;
import io.onbehalf.queue.api.common.UserIds;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueRequest.UserQueuesUpdateRequested;
import io.onbehalf.queue.domain.QueueSnapshot;
import io.onbehalf.queue.domain.UserQueueUpdate;
import io.onbehalf.queue.topology.QueueStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The queues of a user: an agent may write on behalf of their own.
@RestController
@RequestMapping("/api/v2")
class UserQueuesController {

    private static final Comparator<UserQueue> BY_NAME =
            Comparator.comparing(UserQueue::queue, QueueListing.BY_NAME);

    private static final String[] MANAGERS = {"routing:queueMember:manage", "routing:queue:edit"};

    private final QueueAccess queues;

    UserQueuesController(QueueAccess queues) {
        this.queues = queues;
    }

    private record UserQueue(Queue queue, boolean joined) {

        QueueView view() {
            return QueueView.ofUser(queue, joined);
        }
    }

    /// @param name our addition to the public API, for type-ahead
    @GetMapping("/routing/queues/me")
    ResponseEntity<? super EntityListing<QueueView>> ofCaller(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable Boolean joined,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String sortOrder,
            HttpServletRequest call) {
        TypeAhead typeAhead = TypeAhead.of(name);
        Comparator<UserQueue> order = SortOrder.of(sortOrder).comparator(BY_NAME);
        var user = new UserId(caller.userId());
        return queues.read(
                caller,
                call,
                rows ->
                        listing(
                                queuesOf(rows, user, joined)
                                        .filter(each -> typeAhead.matches(each.queue().settings().name())),
                                order,
                                page));
    }

    /// A caller needs a permission for another user's queues only.
    @GetMapping("/users/{userId}/queues")
    ResponseEntity<? super EntityListing<QueueView>> ofUser(
            Caller caller,
            PageRequest page,
            @PathVariable String userId,
            @RequestParam(defaultValue = "true") boolean joined,
            HttpServletRequest call) {
        UserId user = UserIds.ownOr(caller, userId, "routing:queue:view");
        return queues.read(
                caller,
                call,
                rows -> {
                    requireKnown(caller, rows, user);
                    return listing(queuesOf(rows, user, joined), BY_NAME, page);
                });
    }

    /// A user may be a member before they have ever called, and so before the directory knows them.
    private static void requireKnown(Caller caller, QueueStore rows, UserId user) {
        if (!user.value().equals(caller.userId())
                && rows.user(user).isEmpty()
                && rows.memberships(user).isEmpty()) {
            throw ApiException.notFound("user", user.value());
        }
    }

    /// Switches a membership; a caller needs a permission for another user's only.
    @PatchMapping("/users/{userId}/queues/{queueId}")
    QueueView update(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String userId,
            @PathVariable String queueId,
            @RequestBody @Valid UserQueueBody body) {
        UserId user = UserIds.ownOr(caller, userId, MANAGERS);
        var update = new UserQueueUpdate(QueuesController.id(queueId), body.joined());
        return updated(stamp, user, List.of(update)).getFirst();
    }

    /// Switches several memberships, all or none.
    @PatchMapping("/users/{userId}/queues")
    EntityListing<QueueView> updateAll(
            Caller caller,
            RequestStamp stamp,
            PageRequest page,
            @PathVariable String userId,
            @RequestBody @Size(min = 1, max = 100) List<@NotNull @Valid UserQueueBody> memberships) {
        UserId user = UserIds.ownOr(caller, userId, MANAGERS);
        List<UserQueueUpdate> updates =
                IntStream.range(0, memberships.size())
                        .mapToObj(i -> update("[%d].id".formatted(i), memberships.get(i)))
                        .toList();
        if (updates.stream().map(UserQueueUpdate::queueId).distinct().count() < updates.size()) {
            throw ApiException.invalidValue("id", "id: a queue is given twice");
        }
        return EntityListing.of(updated(stamp, user, updates), page);
    }

    private static UserQueueUpdate update(String field, UserQueueBody membership) {
        String id = membership.id() == null ? "" : membership.id();
        return new UserQueueUpdate(new QueueId(UuidText.inField(field, id)), membership.joined());
    }

    private List<QueueView> updated(RequestStamp stamp, UserId user, List<UserQueueUpdate> updates) {
        List<QueueSnapshot> after = queues.ask(stamp, new UserQueuesUpdateRequested(user, updates)).queues();
        return IntStream.range(0, updates.size())
                .mapToObj(i -> QueueView.ofUser(after.get(i), updates.get(i).joined()))
                .toList();
    }

    private static Stream<UserQueue> queuesOf(QueueStore rows, UserId user, @Nullable Boolean joined) {
        QueueStore readable = rows.readable();
        return readable.memberships(user).stream()
                .filter(member -> joined == null || joined == member.joined())
                .flatMap(member ->
                        readable.queue(member.queueId()).stream()
                                .map(queue -> new UserQueue(queue, member.joined())));
    }

    private static EntityListing<QueueView> listing(
            Stream<UserQueue> matching, Comparator<UserQueue> order, PageRequest page) {
        return EntityListing.of(matching.sorted(order).map(UserQueue::view).toList(), page);
    }
}
