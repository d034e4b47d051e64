package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogRefused;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.InteractionLogUpdateRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import java.time.Instant;
import java.util.Optional;

/// The events of a stint's after-call work.
public sealed interface WrapupEvent
        permits StintFact,
                ProvisionalWrapupGiven,
                WrapupOpened,
                WrapupCompleted,
                WrapupCorrected,
                WrapupRefused,
                InteractionLogUpdated,
                InteractionLogRefused {

    /// A wrap-up was given before its time. It replaces an earlier one.
    ///
    /// @param saved it does not end the after-call work; otherwise the end of the stint completes it
    /// @param reason why another user gave it for the agent; empty if the agent did, or none was given
    record ProvisionalWrapupGiven(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId givenBy,
            Wrapup wrapup,
            boolean saved,
            Optional<String> reason)
            implements WrapupEvent {

        static ProvisionalWrapupGiven of(Stint stint, WrapupRequested request, Wrapup wrapup, boolean saved) {
            return new ProvisionalWrapupGiven(
                    stint.conversationId(),
                    stint.participantId(),
                    stint.userId(),
                    stint.queueId(),
                    request.requestedBy(),
                    wrapup,
                    saved,
                    request.reasonFor(stint));
        }
    }

    /// The stint ended, and its after-call work began.
    ///
    /// @param occurredAt when the stint ended, whenever that becomes known
    /// @param required the agent owes a code
    /// @param dueAt when the after-call work ends by itself; empty if it does not
    record WrapupOpened(
            Instant occurredAt,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            AfterCallTerms afterCall,
            boolean required,
            Optional<Instant> dueAt)
            implements WrapupEvent, Decision.Dated {

        static WrapupOpened of(ParticipantDisconnected fact) {
            Stint stint = fact.stint();
            return new WrapupOpened(
                    fact.occurredAt(),
                    stint.conversationId(),
                    stint.participantId(),
                    stint.userId(),
                    stint.queueId(),
                    stint.afterCall(),
                    fact.codeRequired(),
                    stint.afterCall().dueAt(fact.occurredAt()));
        }
    }

    /// The stint is wrapped up, once.
    ///
    /// @param occurredAt of a wrap-up whose time ran out, when it was due
    /// @param durationSeconds the after-call work: from the end of the stint; 0 if the wrap-up was given
    ///   before
    /// @param manner the way in which the work ended
    record WrapupCompleted(
            Instant occurredAt,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId completedBy,
            Wrapup wrapup,
            int durationSeconds,
            Manner manner)
            implements WrapupEvent, Decision.Dated {

        @Override
        public boolean isByClock() {
            return manner.completion() == CompletionType.TIMED_OUT;
        }
    }

    /// The way in which after-call work ended.
    ///
    /// @param reason why another user ended it for the agent; empty if it ended otherwise, or none was given
    record Manner(CompletionType completion, Optional<String> reason) {

        static Manner of(CompletionType completion) {
            return new Manner(completion, Optional.empty());
        }
    }

    /// A completed wrap-up was replaced by another one; its times stay as they were.
    ///
    /// @param correction the number of the correction, from 1
    /// @param reason why another user corrected it for the agent; empty if the agent did, or none was given
    record WrapupCorrected(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId correctedBy,
            Wrapup wrapup,
            int correction,
            Optional<String> reason)
            implements WrapupEvent {

        static WrapupCorrected of(Stint stint, WrapupRequested request, Wrapup wrapup, int correction) {
            return new WrapupCorrected(
                    stint.conversationId(),
                    stint.participantId(),
                    stint.userId(),
                    stint.queueId(),
                    request.requestedBy(),
                    wrapup,
                    correction,
                    request.reasonFor(stint));
        }
    }

    /// A wrap-up was refused; nothing changed.
    record WrapupRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements WrapupEvent {}

    /// The interaction log of a stint was replaced.
    ///
    /// @param version the number of its updates, from 1
    record InteractionLogUpdated(
            Instant occurredAt,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId updatedBy,
            InteractionLog log,
            int version)
            implements WrapupEvent, Decision.Dated {

        static InteractionLogUpdated of(Stint stint, InteractionLogUpdateRequested request, int version) {
            return new InteractionLogUpdated(
                    request.requestedAt(),
                    stint.conversationId(),
                    stint.participantId(),
                    stint.userId(),
                    stint.queueId(),
                    request.requestedBy(),
                    request.log(),
                    version);
        }

        SavedLog saved() {
            return new SavedLog(log, version, occurredAt, updatedBy);
        }
    }

    /// A change of an interaction log was refused; nothing changed.
    record InteractionLogRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements WrapupEvent {}
}
