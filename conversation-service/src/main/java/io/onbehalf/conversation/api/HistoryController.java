package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.StintAccess;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads everything that was written between a contact and a number: the messages of a conversation and of
/// those before it, the newest first.
@RestController
class HistoryController {

    private static final int MAX_LIMIT = 500;

    /// The most rows that one page reads, also where the caller may read few of them.
    private static final int MAX_ROWS = 600;

    private final Queries queries;
    private final Visibility visibility;

    HistoryController(Queries queries, Visibility visibility) {
        this.queries = queries;
        this.visibility = visibility;
    }

    /// A page of messages, the newest first.
    ///
    /// @param before of the next page, with older messages; null at the end. A page that has it may have
    ///   fewer messages than its limit, even none.
    record MessagePage(List<MessageData> entities, int limit, @Nullable String before) {}

    /// @param before the id of a message of the thread, which the page begins after; empty for the newest
    @GetMapping("/api/v2/onbehalf/conversations/{conversationId}/messages")
    ResponseEntity<? super MessagePage> history(
            Caller caller,
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        ConversationId id = PathIds.conversation(conversationId);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalidValue(
                    "limit", "limit: must be 1 to %d, is %d".formatted(MAX_LIMIT, limit));
        }
        long older = before.isEmpty() ? Long.MAX_VALUE : place(before, threadId);
        return queries.answer(
                ConversationStore.NAME,
                threadId,
                call,
                rows -> page(visibility.visible(caller, rows, id), older, limit));
    }

    private static long place(String before, String threadId) {
        OptionalLong place = ThreadIds.counterOf(before, Kind.MESSAGE);
        if (place.isEmpty() || ThreadIds.threadOf(before).filter(threadId::equals).isEmpty()) {
            throw ApiException.invalidValue("before", "before: is no message of the conversation's thread");
        }
        return place.getAsLong();
    }

    /// Reads until one readable message more than the page shows is found.
    private static MessagePage page(VisibleConversation visible, long before, int limit) {
        List<MessageView> found = new ArrayList<>();
        long older = Math.min(before, visible.end());
        int read = 0;
        while (found.size() <= limit && read < MAX_ROWS) {
            int wanted = Math.min(limit + 1 - found.size(), MAX_ROWS - read);
            List<MessageView> rows = visible.store().messagesBefore(older, wanted);
            if (rows.isEmpty()) {
                return page(visible, found, limit, null);
            }
            rows.stream().filter(visible::shows).forEach(found::add);
            older = StintAccess.place(rows.getLast().messageId());
            read += rows.size();
        }
        return found.size() > limit
                ? page(visible, found.subList(0, limit), limit, found.get(limit - 1).messageId())
                : page(visible, found, limit, visible.store().messageAt(older));
    }

    private static MessagePage page(
            VisibleConversation visible, List<MessageView> shown, int limit, @Nullable MessageId before) {
        return new MessagePage(
                shown.stream().map(visible::body).toList(), limit, before == null ? null : before.value());
    }
}
