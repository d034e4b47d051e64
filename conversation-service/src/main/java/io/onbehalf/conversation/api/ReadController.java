package io.onbehalf.conversation.api;

import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.StoredMessage;
import io.onbehalf.conversation.topology.ConversationTopology;
import io.onbehalf.conversation.topology.InteractionIndex;
import io.onbehalf.conversation.topology.SnapshotProcessor;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reading: one's interactions, a conversation in its two views, and messages.
@RestController
@RequestMapping("/api/v2/conversations")
class ReadController {

    private static final int BULK_MAX = 100;

    private final Queries queries;
    private final Visibility visibility;

    ReadController(Queries queries, Visibility visibility) {
        this.queries = queries;
        this.visibility = visibility;
    }

    /// Messages by id; those that are not the conversation's are left out.
    record TextMessageListing(List<MessageData> entities) {}

    @GetMapping("/messages")
    ResponseEntity<Object> mine(Caller caller, PageRequest page, HttpServletRequest call) {
        return queries.answer(
                ConversationTopology.INTERACTIONS,
                caller.userId(),
                call,
                rows -> EntityListing.of(interactions(rows, caller), page));
    }

    @GetMapping("/messages/{conversationId}")
    ResponseEntity<Object> media(
            Caller caller, @PathVariable String conversationId, HttpServletRequest call) {
        return read(caller, conversationId, call, (_, found) -> MessageConversation.of(found));
    }

    @GetMapping("/{conversationId}")
    ResponseEntity<Object> generic(
            Caller caller, @PathVariable String conversationId, HttpServletRequest call) {
        caller.requireAny("conversation:communication:view");
        return read(caller, conversationId, call, (_, found) -> Conversation.of(found));
    }

    @GetMapping("/messages/{conversationId}/messages/{messageId}")
    ResponseEntity<Object> message(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String messageId,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        String id = PathIds.read(messageId, Kind.MESSAGE);
        return read(caller, conversationId, call, (rows, found) -> found(id, message(rows, found, id)));
    }

    @GetMapping("/messages/{messageId}/details")
    ResponseEntity<Object> details(Caller caller, @PathVariable String messageId, HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        String threadId = PathIds.threadOf(messageId, Kind.MESSAGE);
        String id = PathIds.read(messageId, Kind.MESSAGE);
        return queries.answer(
                ConversationTopology.CONVERSATIONS,
                threadId,
                call,
                rows -> {
                    StoredMessage stored = rows.get(SnapshotProcessor.MESSAGES, id, StoredMessage.class);
                    if (stored == null) {
                        throw ApiException.notFound("message", id);
                    }
                    String conversationId = stored.conversationId().value();
                    return found(id, message(rows, visibility.visible(caller, rows, conversationId), id));
                });
    }

    @PostMapping("/messages/{conversationId}/messages/bulk")
    ResponseEntity<Object> bulk(
            Caller caller,
            @PathVariable String conversationId,
            @RequestBody List<@NotNull String> messageIds,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        if (messageIds.size() > BULK_MAX) {
            throw ApiException.badRequest(
                    "At most %d messages can be read at once, %d are asked for"
                            .formatted(BULK_MAX, messageIds.size()));
        }
        return read(
                caller,
                conversationId,
                call,
                (rows, found) ->
                        new TextMessageListing(
                                messageIds.stream()
                                        .map(id -> message(rows, found, PathIds.lowerCase(id)))
                                        .filter(Objects::nonNull)
                                        .toList()));
    }

    private ResponseEntity<Object> read(
            Caller caller, String conversationId, HttpServletRequest call, Reading reading) {
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        String id = PathIds.read(conversationId, Kind.CONVERSATION);
        return queries.answer(
                ConversationTopology.CONVERSATIONS,
                threadId,
                call,
                rows -> reading.body(rows, visibility.visible(caller, rows, id)));
    }

    /// Makes a body from a conversation that the caller may see.
    @FunctionalInterface
    private interface Reading {
        Object body(PrefixedStore rows, ConversationSnapshot conversation);
    }

    private static List<MessageConversation> interactions(PrefixedStore rows, Caller caller) {
        return rows.scan(InteractionIndex.prefix(caller.userId()), ConversationSnapshot.class).stream()
                .filter(each -> each.organizationId().value().equals(caller.organizationId()))
                .sorted(Comparator.comparing(ConversationSnapshot::startedAt).reversed())
                .map(MessageConversation::of)
                .toList();
    }

    private static MessageData found(String messageId, @Nullable MessageData message) {
        if (message == null) {
            throw ApiException.notFound("message", messageId);
        }
        return message;
    }

    private static @Nullable MessageData message(
            PrefixedStore rows, ConversationSnapshot conversation, String messageId) {
        StoredMessage stored = rows.get(SnapshotProcessor.MESSAGES, messageId, StoredMessage.class);
        if (stored == null || !stored.conversationId().equals(conversation.conversationId())) {
            return null;
        }
        return MessageData.of(stored);
    }
}
