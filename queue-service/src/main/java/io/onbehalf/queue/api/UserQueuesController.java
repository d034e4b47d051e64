package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.topology.QueueStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The queues that a user belongs to: what an agent may write on behalf of.
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

    /// `name` is our addition, for type-ahead.
    @GetMapping("/routing/queues/me")
    ResponseEntity<Object> mine(
            Caller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable Boolean joined,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String sortOrder,
            HttpServletRequest call) {
        TypeAhead typed = TypeAhead.of(name);
        SortOrder order = SortOrder.of(sortOrder);
        var user = new UserId(caller.userId());
        return queues.read(
                caller,
                call,
                rows ->
                        page(
                                rows,
                                user,
                                joined,
                                queue -> typed.matches(queue.settings().name()),
                                order,
                                page));
    }

    /// Everybody may see their own.
    @GetMapping("/users/{userId}/queues")
    ResponseEntity<Object> ofUser(
            Caller caller,
            PageRequest page,
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable Boolean joined,
            HttpServletRequest call) {
        if (!userId.equals(caller.userId())) {
            caller.requireAny("routing:queue:view");
        }
        UserId user = userId.equals(caller.userId()) ? new UserId(userId) : Ids.user("userId", userId);
        return queues.read(caller, call, rows -> page(rows, user, joined, _ -> true, SortOrder.ASC, page));
    }

    private static EntityListing<QueueView> page(
            QueueStore rows,
            UserId user,
            @Nullable Boolean joined,
            Predicate<Queue> wanted,
            SortOrder order,
            PageRequest page) {
        List<UserQueue> matching =
                rows.memberships(user).stream()
                        .filter(member -> joined == null || joined == member.joined())
                        .flatMap(member -> queueOf(rows, member))
                        .filter(each -> wanted.test(each.queue()))
                        .toList();
        return EntityListing.of(order.sort(matching, BY_NAME).stream().map(UserQueue::view).toList(), page);
    }

    private static Stream<UserQueue> queueOf(QueueStore rows, QueueMemberSnapshot member) {
        Queue queue = rows.queue(member.queueId());
        return queue == null ? Stream.empty() : Stream.of(new UserQueue(queue, member.joined()));
    }
}
