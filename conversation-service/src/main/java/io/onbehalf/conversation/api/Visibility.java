package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.Directory;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.topology.SnapshotProcessor;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Who may see a conversation: its agents, members of its queues, and supervisors; judged at every read.
@Component
class Visibility {

    private static final String SUPERVISE = "onbehalf:conversation:supervise";

    private final Directory directory;

    Visibility(Directory directory) {
        this.directory = directory;
    }

    /// The conversation, if the caller may see it.
    ///
    /// @throws ApiException 404 for an unknown one or another organization's, 403 for one that is not theirs
    ConversationSnapshot visible(Caller caller, PrefixedStore rows, String conversationId) {
        ConversationSnapshot conversation =
                rows.get(SnapshotProcessor.SNAPSHOTS, conversationId, ConversationSnapshot.class);
        if (conversation == null || !conversation.organizationId().value().equals(caller.organizationId())) {
            throw ApiException.notFound("conversation", conversationId);
        }
        if (!mayRead(caller, conversation)) {
            throw ApiException.forbidden(
                    "not.conversation.participant",
                    "conversation %s: user %s has no part in it".formatted(conversationId, caller.userId()),
                    Map.of("conversationId", conversationId, "userId", caller.userId()));
        }
        return conversation;
    }

    private boolean mayRead(Caller caller, ConversationSnapshot conversation) {
        return conversation.agents().contains(new UserId(caller.userId()))
                || caller.has(SUPERVISE)
                || conversation.queues().stream()
                        .anyMatch(queue -> directory.isMember(caller, queue.value()));
    }
}
