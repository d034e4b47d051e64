package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.conversation.domain.value.WrapupContent;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import java.time.Instant;
import java.util.Optional;

/// A request to a thread, or a report to it. It brings the time, and every fact that is not the thread's own.
public sealed interface ThreadRequest permits AgentRequest, CarrierRequest, ThreadRequest.Internal {

    /// The organization that it is requested in: another organization's thread is unknown to it.
    OrganizationId organizationId();

    /// A report from the system itself to a thread.
    sealed interface Internal extends ThreadRequest {}

    /// The contact opted out or in on another of the organization's numbers.
    record ContactConsentChanged(
            RequestContext context, String consentId, boolean optedOut, Instant changedAt)
            implements Internal {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// A conversation that waits is to be offered to an agent, on behalf of the queue that it waits in.
    record AlertRequested(
            RequestContext context, ConversationId conversationId, Stint stint, int alertingTimeoutSeconds)
            implements Internal {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// A queue was deleted while a conversation of its was open.
    ///
    /// @param successorId the queue that has the number now; empty if none has
    /// @param successorName empty if there is no successor
    record StintQueueDeleted(
            RequestContext context,
            ConversationId conversationId,
            QueueId queueId,
            Optional<QueueId> successorId,
            Optional<String> successorName)
            implements Internal {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// A queue changed its inactivity timeout while a conversation of its was connected.
    record InactivityTermsChanged(
            RequestContext context,
            ConversationId conversationId,
            QueueId queueId,
            QueueInactivity inactivity)
            implements Internal {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// A moment came that the thread was waiting for.
    record ThreadTimerExpired(RequestContext context) implements Internal {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// The thread's contact is to be erased.
    record ThreadErasureRequested(RequestContext context, String consentId, String erasureId)
            implements Internal {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// Something of the thread is older than its organization keeps conversations.
    ///
    /// @param before what was written or ended before it is to be forgotten
    record ThreadRetentionDue(RequestContext context, Instant before) implements Internal {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// wrapup-service has completed a participant's wrap-up.
    ///
    /// @param reason why a supervisor completed it for the agent; empty if it ended otherwise
    record WrapupCompleted(
            OrganizationId organizationId,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            WrapupContent wrapup,
            int durationSeconds,
            CompletionType completion,
            UserId completedBy,
            Optional<String> reason)
            implements Internal {}

    /// wrapup-service has replaced a participant's completed wrap-up.
    ///
    /// @param correction the number of the correction, from 1
    record WrapupCorrected(
            OrganizationId organizationId,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            WrapupContent wrapup,
            int correction)
            implements Internal {}
}
