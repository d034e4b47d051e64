package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.VisibleConversation.Silence;
import io.onbehalf.conversation.api.body.EntityRef;
import io.onbehalf.conversation.api.ids.PathIds;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Reads for how long a conversation has been silent, and what follows from it.
@RestController
class InactivityController {

    private final Queries queries;
    private final Visibility visibility;

    InactivityController(Queries queries, Visibility visibility) {
        this.queries = queries;
        this.visibility = visibility;
    }

    /// A conversation's silence, by the settings of its agent's queue now.
    ///
    /// @param enabled false if no agent is connected, or their queue has no inactivity timeout
    /// @param queue on whose behalf the agent is connected; null if none is, like all that follows
    /// @param timeoutSeconds null if the queue has never set it
    /// @param actionType what happens when the time is over
    /// @param silentSince when the agent connected or somebody last wrote; null for who may not read that
    ///   message
    /// @param dueAt when the conversation leaves the agent, unless somebody writes; null while it is not
    ///   enabled, and without silentSince
    record Inactivity(
            String conversationId,
            boolean enabled,
            @Nullable EntityRef queue,
            @Nullable Integer timeoutSeconds,
            @Nullable InactivityAction actionType,
            @Nullable Instant silentSince,
            @Nullable Instant dueAt) {

        static Inactivity of(VisibleConversation found) {
            String id = found.store().conversationId().value();
            return found.silence()
                    .map(silence -> of(id, silence))
                    .orElseGet(() -> new Inactivity(id, false, null, null, null, null, null));
        }

        private static Inactivity of(String id, Silence silence) {
            InactivityTerms terms = silence.inactivity().terms();
            return new Inactivity(
                    id,
                    terms.timeout().isPresent(),
                    EntityRef.queue(silence.queue()),
                    terms.inactivityTimeoutSeconds().orElse(null),
                    terms.inactivityAction(),
                    silence.since().orElse(null),
                    silence.dueAt().orElse(null));
        }
    }

    @GetMapping("/api/v2/onbehalf/conversations/{conversationId}/inactivity")
    ResponseEntity<? super Inactivity> read(
            Caller caller, @PathVariable String conversationId, HttpServletRequest call) {
        String threadId = PathIds.threadOf(conversationId, Kind.CONVERSATION);
        ConversationId id = PathIds.conversation(conversationId);
        return queries.answer(
                ConversationStore.NAME,
                threadId,
                call,
                rows -> Inactivity.of(visibility.visible(caller, rows, id)));
    }
}
