package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import java.time.Duration;
import java.time.Instant;

/// The events of a stint's after-call work.
public sealed interface WrapupEvent
        permits StintFact, ProvisionalWrapupGiven, WrapupOpened, WrapupCompleted, WrapupRefused {

    /// A wrap-up was given while the stint lasts. It replaces an earlier one, and completes when the stint
    /// ends.
    record ProvisionalWrapupGiven(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId givenBy,
            Wrapup wrapup)
            implements WrapupEvent {

        static ProvisionalWrapupGiven of(Stint stint, UserId givenBy, Wrapup wrapup) {
            return new ProvisionalWrapupGiven(
                    stint.conversationId(),
                    stint.participantId(),
                    stint.userId(),
                    stint.queueId(),
                    givenBy,
                    wrapup);
        }
    }

    /// The stint ended and its agent owes a wrap-up, or may give one.
    record WrapupOpened(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            AfterCallTerms afterCall,
            boolean required)
            implements WrapupEvent {

        static WrapupOpened of(Stint stint) {
            return new WrapupOpened(
                    stint.conversationId(),
                    stint.participantId(),
                    stint.userId(),
                    stint.queueId(),
                    stint.afterCall(),
                    stint.afterCall().owed());
        }
    }

    /// The stint is wrapped up; nothing changes any more.
    ///
    /// @param durationSeconds the after-call work: from the end of the stint; 0 if the wrap-up was given
    ///   before
    record WrapupCompleted(
            Instant occurredAt,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId completedBy,
            Wrapup wrapup,
            int durationSeconds)
            implements WrapupEvent {

        /// The completion of a stint's wrap-up.
        ///
        /// @param afterCallWork negative where a clock is behind another; taken as 0
        static WrapupCompleted of(
                Stint stint, Instant at, UserId completedBy, Wrapup wrapup, Duration afterCallWork) {
            return new WrapupCompleted(
                    at,
                    stint.conversationId(),
                    stint.participantId(),
                    stint.userId(),
                    stint.queueId(),
                    completedBy,
                    wrapup,
                    Math.clamp(afterCallWork.toSeconds(), 0, Integer.MAX_VALUE));
        }
    }

    /// A wrap-up was refused; nothing changed.
    record WrapupRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements WrapupEvent {}
}
