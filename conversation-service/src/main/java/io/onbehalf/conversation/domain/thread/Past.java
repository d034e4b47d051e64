package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.thread.LastConversation.About;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;

/// What a thread can tell of what was on it, though it keeps little: which ids it can have given out, and who
/// took part.
///
/// One counter numbers everything, so a stint's id comes after its conversation's and before the next
/// conversation's.
record Past(ThreadState state, About last) {

    boolean has(ConversationId conversation) {
        return counter(conversation) <= counter(last.conversationId());
    }

    boolean has(ConversationId conversation, ParticipantId participant) {
        long stint = ThreadIds.counterOf(participant.value(), Kind.PARTICIPANT).orElse(Long.MAX_VALUE);
        boolean before =
                isLast(conversation) ? stint <= state.idsUsed() : stint < counter(last.conversationId());
        return has(conversation) && counter(conversation) < stint && before;
    }

    /// Whether it is sure that a user never took part; of earlier conversations it can't be.
    boolean isStranger(UserId user, ConversationId conversation) {
        return isLast(conversation) && !last.hasAgent(user);
    }

    private boolean isLast(ConversationId conversation) {
        return conversation.equals(last.conversationId());
    }

    private static long counter(ConversationId conversation) {
        return ThreadIds.counterOf(conversation.value(), Kind.CONVERSATION).orElse(Long.MAX_VALUE);
    }
}
