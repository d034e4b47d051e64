package io.onbehalf.conversation.domain.erasure;

import io.onbehalf.kit.domain.ThreadId;
import java.time.Instant;
import java.util.List;

/// A request that concerns the erasure of a contact.
public sealed interface ErasureRequest {

    /// A user asks that nothing personal of a contact is kept.
    ///
    /// @param requestId becomes the id of the erasure
    /// @param consentId the contact's id in the whole organization
    /// @param reason why, in the user's words
    record ContactErasureRequested(String requestId, String consentId, String reason)
            implements ErasureRequest {}

    /// Every thread that the contact had is erased.
    record ContactErasureConcluded(
            Instant requestedAt, String consentId, String erasureId, List<ThreadId> threadIds)
            implements ErasureRequest {

        public ContactErasureConcluded {
            threadIds = List.copyOf(threadIds);
        }
    }
}
