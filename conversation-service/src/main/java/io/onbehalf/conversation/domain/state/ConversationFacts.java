package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The facts that a thread keeps of its last conversation, open or disconnected.
///
/// @param queue the queue on whose behalf it was started or last resumed; none once that is deleted
/// @param messaged whether a message was ever in it; if not, its disconnect cancels it
/// @param agents everyone who ever was its agent, the last one last
public record ConversationFacts(
        ThreadRef thread,
        ConversationId conversationId,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        QueueRef queue,
        boolean messaged,
        List<UserId> agents) {

    public ConversationFacts {
        agents = List.copyOf(agents);
    }

    public static ConversationFacts of(ConversationStarted event) {
        return new ConversationFacts(
                event.thread(),
                event.conversationId(),
                event.line().outboundNumber(),
                event.line().contactNumber(),
                event.queue(),
                false,
                List.of());
    }

    /// The agent whose stint was the last; empty if it never had one.
    public Optional<UserId> lastAgent() {
        return agents.isEmpty() ? Optional.empty() : Optional.of(agents.getLast());
    }

    public boolean hasAgent(UserId user) {
        return agents.contains(user);
    }

    public ConversationFacts withMessage() {
        return with(queue, true, agents);
    }

    public ConversationFacts withAgent(UserId user) {
        Stream<UserId> others = agents.stream().filter(each -> !each.equals(user));
        return with(queue, messaged, Stream.concat(others, Stream.of(user)).toList());
    }

    ConversationFacts resumed(QueueRef by) {
        return with(by, messaged, agents);
    }

    /// The queue that it came by was deleted.
    ConversationFacts withoutQueue() {
        return with(QueueRef.NONE, messaged, agents);
    }

    private ConversationFacts with(QueueRef by, boolean withMessage, List<UserId> users) {
        return new ConversationFacts(
                thread, conversationId, outboundNumber, contactNumber, by, withMessage, users);
    }
}
