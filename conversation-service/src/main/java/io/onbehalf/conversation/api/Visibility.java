package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The conversations that a caller may see, by the rules of [Reader]. Checked at every read.
@Component
class Visibility {

    private final QueueDirectory directory;

    Visibility(QueueDirectory directory) {
        this.directory = directory;
    }

    /// A conversation that the caller may see.
    ///
    /// @throws ApiException 404 for an unknown one or another organization's, 403 for one that the caller may
    ///   not see
    VisibleConversation visible(Caller caller, PrefixedStore rows, ConversationId conversationId) {
        VisibleConversation found =
                known(caller, rows, conversationId)
                        .orElseThrow(() -> ApiException.notFound("conversation", conversationId.value()));
        if (!found.reader().mayRead(found.store())) {
            throw ApiException.forbidden(
                    Refusal.NOT_PARTICIPANT,
                    "conversation %s: user %s has no part in it"
                            .formatted(conversationId.value(), caller.userId()),
                    Map.of("conversationId", conversationId.value(), "userId", caller.userId()));
        }
        return found;
    }

    /// The same where a conversation that the caller may not see is left out.
    Optional<VisibleConversation> ifVisible(
            Caller caller, PrefixedStore rows, ConversationId conversationId) {
        return known(caller, rows, conversationId).filter(each -> each.reader().mayRead(each.store()));
    }

    private Optional<VisibleConversation> known(
            Caller caller, PrefixedStore rows, ConversationId conversationId) {
        var store = new ConversationStore(rows, conversationId);
        return store.conversation()
                .filter(each -> each.thread().organizationId().value().equals(caller.organizationId()))
                .map(each -> new VisibleConversation(store, each, reader(caller, each)));
    }

    private Reader reader(Caller caller, ConversationView conversation) {
        return new Reader(caller, directory, conversation.line().outboundNumber());
    }
}
