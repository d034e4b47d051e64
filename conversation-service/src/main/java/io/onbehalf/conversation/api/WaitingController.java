package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.topology.waiting.WaitingConversation;
import io.onbehalf.conversation.topology.waiting.WaitingStore;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What waits in a queue, the oldest first, for its members and for supervisors.
@RestController
class WaitingController {

    private static final int MAX_SIZE = 100;
    private static final Pattern PLACE = Pattern.compile("[0-9]{15}-[0-9a-f-]{36}");

    private final Queries lists;
    private final QueueDirectory directory;

    WaitingController(@Qualifier("interactionQueries") Queries lists, QueueDirectory directory) {
        this.lists = lists;
        this.directory = directory;
    }

    /// A page of the list.
    ///
    /// @param cursor of the next page; null at the end
    record Page(List<Entry> entities, int pageSize, @Nullable String cursor) {}

    /// A conversation that waits.
    ///
    /// @param id the conversation's
    /// @param age how long it has waited, in seconds
    record Entry(String id, String state, String participantId, Instant since, long age) {}

    /// @param state only `waiting` is served
    /// @param cursor of the page before; none for the first page
    @GetMapping("/api/v2/onbehalf/queues/{queueId}/conversations")
    ResponseEntity<Object> list(
            Caller caller,
            RequestStamp stamp,
            @PathVariable String queueId,
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "25") int pageSize,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        QueueId queue = new QueueId(UuidText.inPath("queue", queueId));
        requireVisible(caller, queue);
        if (!state.equals("waiting")) {
            throw ApiException.invalidValue("state", "state: only waiting can be listed");
        }
        if (pageSize < 1 || pageSize > MAX_SIZE) {
            throw ApiException.invalidValue(
                    "pageSize", "pageSize: must be 1 to %d, is %d".formatted(MAX_SIZE, pageSize));
        }
        if (!cursor.isEmpty() && !PLACE.matcher(cursor).matches()) {
            throw ApiException.invalidValue("cursor", "cursor: is none that a page before has given");
        }
        return lists.answer(
                WaitingStore.NAME,
                queue.value(),
                call,
                rows ->
                        page(
                                new WaitingStore(rows).of(queue, cursor, pageSize + 1),
                                pageSize,
                                stamp.requestedAt()));
    }

    private void requireVisible(Caller caller, QueueId queue) {
        OrganizationId organization = new OrganizationId(caller.organizationId());
        if (caller.has(Permissions.SUPERVISE)) {
            directory.queue(organization, queue);
        } else {
            directory.queueOf(organization, new UserId(caller.userId()), queue);
        }
    }

    /// @param found one more than the page has, if there are more
    private static Page page(List<WaitingConversation> found, int size, Instant now) {
        List<WaitingConversation> shown = found.subList(0, Math.min(size, found.size()));
        return new Page(
                shown.stream().map(each -> entry(each, now)).toList(),
                size,
                found.size() > size ? shown.getLast().place() : null);
    }

    private static Entry entry(WaitingConversation waiting, Instant now) {
        return new Entry(
                waiting.conversationId().value(),
                "waiting",
                waiting.participantId().value(),
                waiting.since(),
                Math.max(0, Duration.between(waiting.since(), now).toSeconds()));
    }
}
