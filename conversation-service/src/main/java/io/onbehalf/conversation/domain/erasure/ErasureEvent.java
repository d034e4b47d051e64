package io.onbehalf.conversation.domain.erasure;

import io.onbehalf.kit.domain.ThreadId;
import java.time.Instant;
import java.util.List;

/// An event of a contact's erasure; names and fields equal the Avro records', which add the header.
public sealed interface ErasureEvent {

    /// The contact's id in the whole organization.
    String consentId();

    /// The contact is to be erased: their threads are told.
    record ContactErasureStarted(String consentId, String erasureId, String reason) implements ErasureEvent {}

    /// Nothing personal of the contact is kept any more in a store or a compacted topic.
    ///
    /// @param threadIds those that were erased
    /// @param logsCleanBy when the other topics have deleted the last record with their number or texts
    record ContactErased(String consentId, String erasureId, List<ThreadId> threadIds, Instant logsCleanBy)
            implements ErasureEvent {

        public ContactErased {
            threadIds = List.copyOf(threadIds);
        }
    }
}
