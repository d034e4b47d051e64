package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.Conversation;
import io.onbehalf.conversation.api.body.MessageConversation;
import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reads a conversation in its two views, and its messages.
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

    @GetMapping("/messages/{conversationId}")
    ResponseEntity<Object> media(
            Caller caller, @PathVariable String conversationId, HttpServletRequest call) {
        return read(caller, conversationId, call, store -> MessageConversation.of(details(store)));
    }

    @GetMapping("/{conversationId}")
    ResponseEntity<Object> generic(
            Caller caller, @PathVariable String conversationId, HttpServletRequest call) {
        caller.requireAny("conversation:communication:view");
        return read(caller, conversationId, call, store -> Conversation.of(details(store)));
    }

    @GetMapping("/messages/{conversationId}/messages/{messageId}")
    ResponseEntity<Object> message(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String messageId,
            HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        MessageId id = new MessageId(PathIds.read(messageId, Kind.MESSAGE));
        return read(
                caller, conversationId, call, store -> message(store, id).orElseThrow(() -> notFound(id)));
    }

    @GetMapping("/messages/{messageId}/details")
    ResponseEntity<Object> details(Caller caller, @PathVariable String messageId, HttpServletRequest call) {
        caller.requireAny("conversation:message:view");
        String threadId = PathIds.threadOf(messageId, Kind.MESSAGE);
        MessageId id = new MessageId(PathIds.read(messageId, Kind.MESSAGE));
        return queries.answer(ConversationStore.NAME, threadId, call, rows -> details(caller, rows, id));
    }

    private MessageData details(Caller caller, PrefixedStore rows, MessageId id) {
        MessageView found = ConversationStore.message(rows, id).orElseThrow(() -> notFound(id));
        return message(visibility.visible(caller, rows, found.conversationId()), id)
                .orElseThrow(() -> notFound(id));
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
                    "At most %d messages can be read in one call, the call names %d"
                            .formatted(BULK_MAX, messageIds.size()));
        }
        return read(
                caller,
                conversationId,
                call,
                store ->
                        new TextMessageListing(
                                messageIds.stream()
                                        .map(id -> new MessageId(PathIds.lowerCase(id)))
                                        .flatMap(id -> message(store, id).stream())
                                        .toList()));
    }

    private ResponseEntity<Object> read(
            Caller caller,
            String conversationId,
            HttpServletRequest call,
            Function<ConversationStore, Object> body) {
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        ConversationId id = new ConversationId(PathIds.read(conversationId, Kind.CONVERSATION));
        return queries.answer(
                ConversationStore.NAME,
                threadId,
                call,
                rows -> body.apply(visibility.visible(caller, rows, id)));
    }

    static ConversationDetails details(ConversationStore store) {
        return store.details()
                .orElseThrow(() -> ApiException.notFound("conversation", store.conversationId().value()));
    }

    private static Optional<MessageData> message(ConversationStore store, MessageId id) {
        return store.conversation()
                .flatMap(conversation ->
                        ConversationStore.message(store.rows(), id)
                                .filter(message ->
                                        message.conversationId().equals(conversation.conversationId()))
                                .map(message ->
                                        MessageData.of(
                                                message,
                                                conversation.line().outboundNumber(),
                                                conversation.line().contactNumber(),
                                                author(store, message))));
    }

    private static Optional<AgentRef> author(ConversationStore store, MessageView message) {
        return message.createdBy()
                .flatMap(_ -> store.participant(message.participant().participantId()))
                .flatMap(participant -> participant.identity().agent());
    }

    private static ApiException notFound(MessageId id) {
        return ApiException.notFound("message", id.value());
    }
}
