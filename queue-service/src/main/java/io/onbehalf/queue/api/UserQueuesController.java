package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.topology.QueueStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The queues of a user: an agent may write on behalf of their own.
@RestController
@RequestMapping("/api/v2")
class UserQueuesController {

    private static final Comparator<UserQueue> BY_NAME =
            Comparator.comparing(UserQueue::queue, QueuesController.BY_NAME);

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
    ResponseEntity<Object> ofCaller(
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
    ResponseEntity<Object> ofUser(
            Caller caller,
            PageRequest page,
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable Boolean joined,
            HttpServletRequest call) {
        UserId user = user(caller, userId);
        return queues.read(caller, call, rows -> listing(queuesOf(rows, user, joined), BY_NAME, page));
    }

    private static UserId user(Caller caller, String userId) {
        if (userId.equals(caller.userId())) {
            return new UserId(userId);
        }
        caller.requireAny("routing:queue:view");
        return new UserId(UuidText.inField("userId", userId));
    }

    private static Stream<UserQueue> queuesOf(QueueStore rows, UserId user, @Nullable Boolean joined) {
        return rows.memberships(user).stream()
                .filter(member -> joined == null || joined == member.joined())
                .flatMap(member ->
                        rows.queue(member.queueId()).stream()
                                .map(queue -> new UserQueue(queue, member.joined())));
    }

    private static EntityListing<QueueView> listing(
            Stream<UserQueue> matching, Comparator<UserQueue> order, PageRequest page) {
        return EntityListing.of(matching.sorted(order).map(UserQueue::view).toList(), page);
    }
}
