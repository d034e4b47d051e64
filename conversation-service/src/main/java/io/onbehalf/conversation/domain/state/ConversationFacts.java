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
/// @param lastAgent the agent whose stint was the last; empty if it never had one
/// @param users everyone who ever was its agent, or to whom it was offered
/// @param consentId the contact's id in the whole organization; empty in a row from before it was kept
public record ConversationFacts(
        ThreadRef thread,
        ConversationId conversationId,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        QueueRef queue,
        boolean messaged,
        Optional<UserId> lastAgent,
        List<UserId> users,
        Optional<String> consentId) {

    public ConversationFacts {
        users = List.copyOf(users);
    }

    public static ConversationFacts of(ConversationStarted event) {
        return new ConversationFacts(
                event.thread(),
                event.conversationId(),
                event.line().outboundNumber(),
                event.line().contactNumber(),
                event.queue(),
                false,
                Optional.empty(),
                List.of(),
                Optional.of(event.consentId()));
    }

    public boolean knows(UserId user) {
        return users.contains(user);
    }

    public ConversationFacts withMessage() {
        return with(queue, true, lastAgent);
    }

    public ConversationFacts withAgent(UserId user) {
        return with(queue, messaged, Optional.of(user)).offeredTo(user);
    }

    public ConversationFacts offeredTo(UserId user) {
        return new ConversationFacts(
                thread,
                conversationId,
                outboundNumber,
                contactNumber,
                queue,
                messaged,
                lastAgent,
                Stream.concat(users.stream(), Stream.of(user)).distinct().toList(),
                consentId);
    }

    ConversationFacts resumed(QueueRef by) {
        return with(by, messaged, lastAgent);
    }

    /// The queue that it came by was deleted.
    ConversationFacts withoutQueue() {
        return with(QueueRef.NONE, messaged, lastAgent);
    }

    private ConversationFacts with(QueueRef by, boolean withMessage, Optional<UserId> agent) {
        return new ConversationFacts(
                thread,
                conversationId,
                outboundNumber,
                contactNumber,
                by,
                withMessage,
                agent,
                users,
                consentId);
    }
}
