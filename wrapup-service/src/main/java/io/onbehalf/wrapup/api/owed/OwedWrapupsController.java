package io.onbehalf.wrapup.api.owed;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.OwedList;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.CursorPage;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.wrapup.topology.owed.OwedStore;
import io.onbehalf.wrapup.topology.owed.OwedWrapup;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The after-call work that is not over, of an agent and in a queue: the oldest first.
@RestController
class OwedWrapupsController {

    private final Queries lists;
    private final Replica<QueueSnapshot> queues;
    private final Replica<QueueMemberSnapshot> members;

    OwedWrapupsController(
            @Qualifier("owedQueries") Queries lists,
            Replica<QueueSnapshot> queues,
            Replica<QueueMemberSnapshot> members) {
        this.lists = lists;
        this.queues = queues;
        this.members = members;
    }

    /// A page of the list.
    ///
    /// @param cursor of the next page; null at the end
    record OwedWrapupPage(List<OwedStint> entities, int pageSize, @Nullable String cursor) {}

    /// After-call work that is not over.
    ///
    /// @param id the conversation's
    /// @param wrapupPrompt the queue's setting, by which it ends
    /// @param wrapupRequired a code must be given; false where it may be skipped
    /// @param since the end of the stint
    /// @param age for how long it has lasted, in seconds
    /// @param dueAt when it ends by itself; null if it does not
    record OwedStint(
            String id,
            String participantId,
            Named user,
            Named queue,
            String wrapupPrompt,
            boolean wrapupRequired,
            Instant since,
            long age,
            @Nullable Instant dueAt) {}

    /// The agent, or the queue.
    record Named(String id) {}

    /// @param cursor of the page before; none for the first page
    @GetMapping("/api/v2/onbehalf/wrapups/me")
    ResponseEntity<? super OwedWrapupPage> mine(
            Caller caller,
            RequestStamp stamp,
            @RequestParam(defaultValue = "25") int pageSize,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        String list = OwedList.of(new OrganizationId(caller.organizationId()), new UserId(caller.userId()));
        return page(list, stamp.requestedAt(), new CursorPage(cursor, pageSize), call);
    }

    /// @param cursor of the page before; none for the first page
    @GetMapping("/api/v2/onbehalf/queues/{queueId}/wrapups")
    ResponseEntity<? super OwedWrapupPage> ofQueue(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestParam(defaultValue = "25") int pageSize,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        QueueId queue = visible(caller, queueId);
        return page(OwedList.of(queue), stamp.requestedAt(), new CursorPage(cursor, pageSize), call);
    }

    /// The queue, if the caller may see what is owed there.
    ///
    /// @throws ApiException 404 for an unknown queue, also another organization's; 403 for a caller who is
    ///   neither a member nor a supervisor
    private QueueId visible(Caller caller, String text) {
        var queue = new QueueId(UuidText.inPath("queue", text));
        QueueSnapshot known = queues.get(queue.value());
        if (known == null || !known.getOrganizationId().equals(caller.organizationId())) {
            throw ApiException.notFound("queue", queue.value());
        }
        if (!caller.has(Permissions.SUPERVISE)
                && members.get(MemberKey.of(new UserId(caller.userId()), queue)) == null) {
            throw ApiException.forbidden(
                    "not.queue.member",
                    "queue %s: user %s is not a member of it".formatted(known.getName(), caller.userId()),
                    Map.of("queueId", queue.value(), "userId", caller.userId()));
        }
        return queue;
    }

    private ResponseEntity<Object> page(String list, Instant now, CursorPage page, HttpServletRequest call) {
        return lists.answer(
                OwedStore.NAME,
                list,
                call,
                rows -> {
                    List<OwedWrapup> read =
                            new OwedStore(rows.readable()).of(list, page.cursor(), page.toRead());
                    return new OwedWrapupPage(
                            page.of(read).stream().map(each -> entry(each, now)).toList(),
                            page.pageSize(),
                            page.next(read, OwedWrapup::place));
                });
    }

    private static OwedStint entry(OwedWrapup owed, Instant now) {
        return new OwedStint(
                owed.conversationId().value(),
                owed.participantId().value(),
                new Named(owed.userId().value()),
                new Named(owed.queueId().value()),
                owed.wrapupPrompt().name(),
                owed.required(),
                owed.since(),
                Math.max(0, Duration.between(owed.since(), now).toSeconds()),
                owed.dueAt().orElse(null));
    }
}
