package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The users who may see a conversation: its agents, members of its queues, and supervisors. Checked at every
/// read.
@Component
class Visibility {

    private final QueueDirectory directory;

    Visibility(QueueDirectory directory) {
        this.directory = directory;
    }

    /// The rows of a conversation that the caller may see.
    ///
    /// @throws ApiException 404 for an unknown one or another organization's, 403 for one that the caller may
    ///   not see
    ConversationStore visible(Caller caller, PrefixedStore rows, ConversationId conversationId) {
        var store = new ConversationStore(rows, conversationId);
        if (!isOfOrganization(caller, store)) {
            throw ApiException.notFound("conversation", conversationId.value());
        }
        if (!mayRead(caller, store)) {
            throw ApiException.forbidden(
                    Refusal.NOT_PARTICIPANT,
                    "conversation %s: user %s has no part in it"
                            .formatted(conversationId.value(), caller.userId()),
                    Map.of("conversationId", conversationId.value(), "userId", caller.userId()));
        }
        return store;
    }

    /// The same where a conversation that the caller may not see is left out.
    Optional<ConversationStore> ifVisible(Caller caller, PrefixedStore rows, ConversationId conversationId) {
        return Optional.of(new ConversationStore(rows, conversationId))
                .filter(store -> isOfOrganization(caller, store) && mayRead(caller, store));
    }

    private static boolean isOfOrganization(Caller caller, ConversationStore store) {
        return store.conversation()
                .filter(each -> each.thread().organizationId().value().equals(caller.organizationId()))
                .isPresent();
    }

    private boolean mayRead(Caller caller, ConversationStore store) {
        UserId user = new UserId(caller.userId());
        return store.hasAgent(user)
                || caller.has(Permissions.SUPERVISE)
                || store.queues().stream().anyMatch(queue -> directory.isMember(user, queue));
    }
}
