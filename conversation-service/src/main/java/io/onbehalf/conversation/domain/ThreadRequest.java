package io.onbehalf.conversation.domain;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.LocalRequest;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is requested of a thread, or reported to it. Time and every fact that is not the thread's own come in
/// with it.
public sealed interface ThreadRequest permits AgentRequest, CarrierRequest, ThreadRequest.Internal {

    /// The organization that it is requested in: another organization's thread is unknown to it.
    OrganizationId organizationId();

    /// What the system itself reports to a thread.
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

    /// A moment came that the thread was waiting for.
    record ThreadTimerExpired(RequestContext context) implements Internal, LocalRequest {

        @Override
        public OrganizationId organizationId() {
            return context.organizationId();
        }
    }

    /// wrapup-service has completed a participant's wrap-up.
    record WrapupCompleted(
            OrganizationId organizationId,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            @Nullable String code,
            @Nullable String codeName,
            @Nullable String notes,
            int durationSeconds)
            implements Internal {}
}
