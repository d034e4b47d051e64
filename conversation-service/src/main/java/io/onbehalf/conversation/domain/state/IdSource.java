package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;

/// Issues the thread's next ids during one decision; the same state gives the same ids.
public final class IdSource {

    /// How many ids a sender outside of any conversation takes.
    public static final int OUTSIDE = 3;

    private final ThreadId threadId;
    private long used;

    public IdSource(ThreadId threadId, long used) {
        this.threadId = threadId;
        this.used = used;
    }

    public ConversationId conversation() {
        return new ConversationId(next(Kind.CONVERSATION));
    }

    /// The sender of an automatic text outside of any conversation: it has [#OUTSIDE] ids of its own.
    public ParticipantRef outside() {
        return participant(conversation());
    }

    public ParticipantRef participant(ConversationId conversationId) {
        return new ParticipantRef(
                conversationId,
                new ParticipantId(next(Kind.PARTICIPANT)),
                new CommunicationId(next(Kind.COMMUNICATION)));
    }

    public MessageId message() {
        return new MessageId(next(Kind.MESSAGE));
    }

    private String next(Kind kind) {
        used++;
        return ThreadIds.of(threadId.value(), kind, used);
    }
}
