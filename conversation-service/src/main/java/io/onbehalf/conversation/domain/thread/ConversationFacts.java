package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.stream.Stream;

/// The facts that a thread keeps of its last conversation, open or disconnected.
///
/// @param messaged whether a message was ever in it; if not, its disconnect cancels it
/// @param agents everyone who ever was its agent
public record ConversationFacts(
        ThreadRef thread,
        ConversationId conversationId,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        boolean messaged,
        List<UserId> agents) {

    public ConversationFacts {
        agents = List.copyOf(agents);
    }

    static ConversationFacts of(ConversationStarted event) {
        return new ConversationFacts(
                event.thread(),
                event.conversationId(),
                event.line().outboundNumber(),
                event.line().contactNumber(),
                false,
                List.of());
    }

    boolean hasAgent(UserId user) {
        return agents.contains(user);
    }

    ConversationFacts withMessage() {
        return new ConversationFacts(thread, conversationId, outboundNumber, contactNumber, true, agents);
    }

    ConversationFacts withAgent(UserId user) {
        return new ConversationFacts(
                thread,
                conversationId,
                outboundNumber,
                contactNumber,
                messaged,
                Stream.concat(agents.stream(), Stream.of(user)).distinct().toList());
    }
}
