package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.Ids.CommunicationId;
import io.onbehalf.conversation.domain.Ids.ParticipantId;
import io.onbehalf.conversation.domain.Ids.QueueId;
import io.onbehalf.conversation.domain.Ids.UserId;
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
