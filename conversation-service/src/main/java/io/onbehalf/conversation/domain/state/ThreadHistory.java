package io.onbehalf.conversation.domain.state;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;

/// Answers which ids a thread has issued, and who took part, from its counter and its last conversation
/// alone.
///
/// One counter numbers everything, so a participant's id comes after its conversation's and before the next
/// conversation's.
public record ThreadHistory(long idsUsed, ConversationFacts last) {

    public boolean has(ConversationId conversation) {
        return counter(conversation) <= counter(last.conversationId());
    }

    public boolean has(ConversationId conversation, ParticipantId participant) {
        long counter = ThreadIds.counterOf(participant.value(), Kind.PARTICIPANT).orElse(Long.MAX_VALUE);
        boolean issued = isLast(conversation) ? counter <= idsUsed : counter < counter(last.conversationId());
        return has(conversation) && counter(conversation) < counter && issued;
    }

    /// True if it is certain that a user never took part; for earlier conversations it is not known.
    public boolean isStranger(UserId user, ConversationId conversation) {
        return isLast(conversation) && !last.knows(user);
    }

    private boolean isLast(ConversationId conversation) {
        return conversation.equals(last.conversationId());
    }

    private static long counter(ConversationId conversation) {
        return ThreadIds.counterOf(conversation.value(), Kind.CONVERSATION).orElse(Long.MAX_VALUE);
    }
}
