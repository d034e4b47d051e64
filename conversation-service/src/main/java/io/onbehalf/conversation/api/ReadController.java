package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.Conversation;
import io.onbehalf.conversation.api.body.MessageConversation;
import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads a conversation in its two views, and its messages.
@RestController
@RequestMapping("/api/v2/conversations")
class ReadController {

    private static final int BULK_MAX = 1_000;

    private final Queries queries;
    private final Visibility visibility;

    ReadController(Queries queries, Visibility visibility) {
        this.queries = queries;
        this.visibility = visibility;
    }

    /// Messages by id; those that are not the conversation's, or that the caller may not read, are left out.
    record TextMessageListing(List<MessageData> entities) {}

    /// Reads the media view.
    ///
    /// @param messages false leaves the messages out, as the list of interactions does
    /// @param interaction a participant: 404 unless it is in their agent's list. Instances ask for both.
    @GetMapping("/messages/{conversationId}")
    ResponseEntity<? super MessageConversation> media(
            Caller caller,
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "true") boolean messages,
            @RequestParam(required = false) @Nullable String interaction,
            HttpServletRequest call) {
        return read(
                caller,
                conversationId,
                call,
                found -> {
                    if (interaction != null && !isInteraction(found, interaction)) {
                        throw ApiException.notFound("interaction");
                    }
                    return MessageConversation.of(messages ? found.details() : found.withoutMessages());
                });
    }

    private static boolean isInteraction(VisibleConversation found, String participantId) {
        String thread = PathIds.threadOf(found.store().conversationId().value(), Kind.CONVERSATION);
        return found.store()
                .isAllocated(new ParticipantId(PathIds.read(participantId, Kind.PARTICIPANT, thread)));
    }

    /// Reads the generic view. A disconnect is answered with it too, so who may disconnect may read it.
    @GetMapping("/{conversationId}")
    ResponseEntity<? super Conversation> generic(
            Caller caller, @PathVariable String conversationId, HttpServletRequest call) {
        caller.requireAny("conversation:communication:view", "conversation:communication:disconnect");
        return read(caller, conversationId, call, found -> Conversation.of(found.details()));
    }

    /// Reads a message of a conversation.
    @GetMapping("/messages/{conversationId}/messages/{messageId}")
    ResponseEntity<? super MessageData> message(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String messageId,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        MessageId id = new MessageId(PathIds.read(messageId, Kind.MESSAGE));
        return read(caller, conversationId, call, found -> found.message(id).orElseThrow(() -> notFound(id)));
    }

    /// Reads a message by its id alone.
    @GetMapping("/messages/{messageId}/details")
    ResponseEntity<? super MessageData> details(
            Caller caller, @PathVariable String messageId, HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        String threadId = PathIds.threadOf(messageId, Kind.MESSAGE);
        MessageId id = new MessageId(PathIds.read(messageId, Kind.MESSAGE));
        return queries.answer(ConversationStore.NAME, threadId, call, rows -> details(caller, rows, id));
    }

    private MessageData details(Caller caller, PrefixedStore rows, MessageId id) {
        MessageView found = ConversationStore.message(rows, id).orElseThrow(() -> notFound(id));
        return visibility
                .visible(caller, rows, found.conversationId())
                .message(id)
                .orElseThrow(() -> notFound(id));
    }

    /// Reads several messages of a conversation.
    @PostMapping("/messages/{conversationId}/messages/bulk")
    ResponseEntity<? super TextMessageListing> bulk(
            Caller caller,
            @PathVariable String conversationId,
            @RequestBody List<@NotNull String> messageIds,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        if (messageIds.size() > BULK_MAX) {
            throw ApiException.badRequest(
                    "At most %d messages can be read in one call, the call names %d"
                            .formatted(BULK_MAX, messageIds.size()));
        }
        return read(
                caller,
                conversationId,
                call,
                found ->
                        new TextMessageListing(
                                messageIds.stream()
                                        .map(id -> new MessageId(PathIds.lowerCase(id)))
                                        .flatMap(id -> found.message(id).stream())
                                        .toList()));
    }

    private ResponseEntity<Object> read(
            Caller caller,
            String conversationId,
            HttpServletRequest call,
            Function<VisibleConversation, Object> body) {
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        ConversationId id = PathIds.conversation(conversationId);
        return queries.answer(
                ConversationStore.NAME,
                threadId,
                call,
                rows -> body.apply(visibility.visible(caller, rows, id)));
    }

    private static ApiException notFound(MessageId id) {
        return ApiException.notFound("message", id.value());
    }
}
