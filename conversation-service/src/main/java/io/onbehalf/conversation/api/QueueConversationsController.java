package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.QueueDirectory.Load;
import io.onbehalf.conversation.directory.UserDirectory;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.conversation.topology.lists.QueueEntry;
import io.onbehalf.conversation.topology.lists.QueueEntry.State;
import io.onbehalf.conversation.topology.lists.QueueListStore;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.CursorPage;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What waits in a queue, is connected on its behalf, or is to be wrapped up: the oldest first, for the
/// queue's members and for supervisors.
@RestController
class QueueConversationsController {

    private final Queries lists;
    private final Queries queries;
    private final QueueDirectory queues;
    private final UserDirectory users;

    QueueConversationsController(
            @Qualifier("interactionQueries") Queries lists,
            Queries queries,
            QueueDirectory queues,
            UserDirectory users) {
        this.lists = lists;
        this.queries = queries;
        this.queues = queues;
        this.users = users;
    }

    /// A page of the list; it has fewer entries than its size where the caller has just wrapped some up.
    ///
    /// @param cursor of the next page; null at the end
    record QueueConversationPage(List<Entry> entities, int pageSize, @Nullable String cursor) {}

    /// A conversation of the queue.
    ///
    /// @param id the conversation's
    /// @param participantId the queue's while it waits, then the agent's
    /// @param user the agent; null while it waits
    /// @param since when it came into this state
    /// @param age for how long it has been in it, in seconds
    record Entry(
            String id, String state, String participantId, @Nullable Holder user, Instant since, long age) {}

    /// The agent of a conversation.
    ///
    /// @param name null if the directory does not know them
    record Holder(String id, @Nullable String name) {}

    /// How many conversations a queue has.
    ///
    /// @param name the queue's
    record Count(String id, String name, int waiting, int connected) {

        static Count of(Load load) {
            return new Count(
                    load.queue().queueId().value(),
                    load.queue().queueName(),
                    load.waiting(),
                    load.connected());
        }
    }

    /// The caller's queues, or all for a supervisor, by name.
    @GetMapping("/api/v2/onbehalf/queues/counts")
    EntityListing<Count> counts(Caller caller, PageRequest page) {
        caller.requireAny("conversation:message:view");
        OrganizationId organization = new OrganizationId(caller.organizationId());
        List<QueueRef> visible =
                caller.has(Permissions.SUPERVISE)
                        ? queues.queuesOf(organization)
                        : queues.queuesOf(organization, new UserId(caller.userId()));
        return EntityListing.of(visible, page).map(queue -> Count.of(queues.load(queue)));
    }

    /// @param state `waiting`, `connected` or `wrapup`
    /// @param cursor of the page before; none for the first page
    @GetMapping("/api/v2/onbehalf/queues/{queueId}/conversations")
    ResponseEntity<? super QueueConversationPage> list(
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
        State listed = state(state);
        var page = new CursorPage(cursor, pageSize);
        return lists.answer(
                QueueListStore.NAME,
                queue.value(),
                call,
                rows -> {
                    List<QueueEntry> read =
                            new QueueListStore(rows.readable())
                                    .of(queue, listed, page.cursor(), page.toRead());
                    return new QueueConversationPage(
                            shown(page.of(read), call).stream()
                                    .map(each -> entry(caller, each, stamp.requestedAt()))
                                    .toList(),
                            page.pageSize(),
                            page.next(read, QueueEntry::place));
                });
    }

    /// Without those that the caller has wrapped up a moment ago: their conversations are ahead of the list.
    private List<QueueEntry> shown(List<QueueEntry> found, HttpServletRequest call) {
        Set<ParticipantId> wrappedUp =
                PositionHeaders.after(call).stream()
                        .flatMap(position -> position.wrappedUp().stream())
                        .collect(Collectors.toSet());
        return found.stream()
                .filter(entry -> !wrappedUp.contains(entry.participantId()) || isAllocated(entry, call))
                .toList();
    }

    private boolean isAllocated(QueueEntry entry, HttpServletRequest call) {
        return queries.part(
                        ConversationStore.NAME,
                        PathIds.threadOf(entry.conversationId().value(), Kind.CONVERSATION),
                        InteractionsController.pathOf(entry.conversationId(), entry.participantId()),
                        call,
                        rows ->
                                new ConversationStore(rows, entry.conversationId())
                                                .isAllocated(entry.participantId())
                                        ? Optional.of(entry)
                                        : Optional.empty())
                .isPresent();
    }

    private static State state(String text) {
        return switch (text) {
            case "waiting" -> State.WAITING;
            case "connected" -> State.CONNECTED;
            case "wrapup" -> State.WRAPUP;
            default ->
                    throw ApiException.invalidValue("state", "state: must be waiting, connected or wrapup");
        };
    }

    private void requireVisible(Caller caller, QueueId queue) {
        OrganizationId organization = new OrganizationId(caller.organizationId());
        if (caller.has(Permissions.SUPERVISE)) {
            queues.queue(organization, queue);
        } else {
            queues.queueOf(organization, new UserId(caller.userId()), queue);
        }
    }

    private Entry entry(Caller caller, QueueEntry entry, Instant now) {
        return new Entry(
                entry.conversationId().value(),
                entry.state().name().toLowerCase(Locale.ROOT),
                entry.participantId().value(),
                entry.userId().map(user -> holder(caller, user)).orElse(null),
                entry.since(),
                Math.max(0, Duration.between(entry.since(), now).toSeconds()));
    }

    private Holder holder(Caller caller, UserId user) {
        return new Holder(
                user.value(), users.name(new OrganizationId(caller.organizationId()), user).orElse(null));
    }
}
