package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import org.jspecify.annotations.Nullable;

/// One participant's time in a conversation, as far as it still decides something.
public record Stint(
        ParticipantId participantId,
        CommunicationId communicationId,
        Purpose purpose,
        @Nullable UserId userId,
        @Nullable QueueId queueId,
        WrapupPrompt wrapupPrompt,
        @Nullable Long wrapupTimeoutMs) {

    static Stint of(ParticipantConnected event) {
        return new Stint(
                event.participantId(),
                event.communicationId(),
                event.purpose(),
                event.userId(),
                event.queueId(),
                event.wrapupPrompt(),
                event.wrapupTimeoutMs());
    }
}
