package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupRefused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a stint's wrap-up.
public sealed interface WrapupEvent permits StintFact, WrapupOpened, WrapupCompleted, WrapupRefused {

    /// The stint ended and its agent owes a wrap-up, or may give one.
    record WrapupOpened(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            WrapupPrompt wrapupPrompt,
            @Nullable Long wrapupTimeoutMs,
            boolean required)
            implements WrapupEvent {}

    /// The stint is wrapped up, once and for all.
    record WrapupCompleted(
            Instant occurredAt,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId completedBy,
            @Nullable CodeId code,
            @Nullable String codeName,
            @Nullable String notes,
            int durationSeconds)
            implements WrapupEvent {}

    /// A wrap-up was refused; nothing changed.
    ///
    /// @param forwarded it had come by way of the participant
    record WrapupRefused(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            Refusal refusal,
            boolean forwarded)
            implements WrapupEvent {}
}
