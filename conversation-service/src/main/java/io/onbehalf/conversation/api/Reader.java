package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantView.Identity;
import io.onbehalf.conversation.domain.view.StintAccess;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.WrapupReader;
import io.onbehalf.kit.web.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A caller's right to read conversations of one thread, and single messages of them.
///
/// A conversation can be read by its agents, members of its queues, and supervisors. A message can be read by
/// supervisors, members of the queue on whose behalf it was written, and agents: in a conversation of theirs
/// everything up to the end of their last stint in it, in other conversations what the queue of a stint of
/// theirs wrote before its end. Whoever may take a conversation reads it like its agent.
///
/// Where the organization shares its threads, a member of any queue that has the thread's number reads all of
/// it, but for wrap-ups.
final class Reader {

    private final OrganizationId organization;
    private final UserId user;
    private final boolean supervises;
    private final OutboundNumber number;
    private final QueueDirectory directory;
    private final Map<ConversationId, Optional<StintAccess>> asAgent = new HashMap<>();
    private @Nullable Boolean sharesThreads;

    /// @param number the thread's, on the organization's side
    Reader(Caller caller, QueueDirectory directory, OutboundNumber number) {
        this.organization = new OrganizationId(caller.organizationId());
        this.user = new UserId(caller.userId());
        this.supervises = caller.has(Permissions.SUPERVISE);
        this.number = number;
        this.directory = directory;
    }

    Optional<QueueInactivity> inactivityOf(QueueId queue) {
        return directory.inactivityOf(queue);
    }

    boolean mayRead(ConversationStore store) {
        return supervises
                || store.hasAgent(user) // of their own conversations nothing else is read
                || asAgent(store).isPresent()
                || store.queues().stream().anyMatch(this::isMember)
                || sharesThreads();
    }

    /// @param store of a conversation of the message's thread
    boolean mayRead(ConversationStore store, MessageView message) {
        if (supervises || message.queue().filter(queue -> isMember(queue.queueId())).isPresent()) {
            return true;
        }
        ConversationStore own = store.of(message.conversationId());
        return asAgent(own).filter(access -> access.shows(message.messageId())).isPresent()
                || message.queue()
                        .map(queue -> mayReadAsAgentOf(own, queue.queueId(), message))
                        .orElseGet(() -> mayRead(own))
                || sharesThreads();
    }

    /// True if the caller may read a participant's wrap-up, by the rule that wrapup-service answers by.
    boolean mayReadWrapup(ParticipantView participant) {
        Identity of = participant.identity();
        return of.agent().isPresent()
                && of.queue().isPresent()
                && new WrapupReader(user, supervises, this::isMember)
                        .mayRead(of.agent().get().userId(), of.queue().get().queueId());
    }

    /// Looked up last, and once: it takes all of the user's memberships.
    private boolean sharesThreads() {
        if (sharesThreads == null) {
            sharesThreads =
                    directory.settings(organization.value()).sharedThreads()
                            && directory.isMemberWithNumber(organization, user, number);
        }
        return sharesThreads;
    }

    private boolean mayReadAsAgentOf(ConversationStore store, QueueId queue, MessageView message) {
        return store.accessOf(user, queue).filter(access -> access.shows(message.messageId())).isPresent();
    }

    private Optional<StintAccess> asAgent(ConversationStore store) {
        return asAgent.computeIfAbsent(
                store.conversationId(),
                _ ->
                        store.waitsIn().stream().anyMatch(this::isMember)
                                ? Optional.of(StintAccess.OPEN)
                                : store.accessOf(user));
    }

    private boolean isMember(QueueId queue) {
        return directory.isMember(user, queue);
    }
}
