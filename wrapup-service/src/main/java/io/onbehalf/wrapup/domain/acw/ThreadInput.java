package io.onbehalf.wrapup.domain.acw;

import java.time.Instant;

/// What is read about the stints of a thread: a request or an event about one of them, or an event about all.
public sealed interface ThreadInput permits WrapupRequest, ThreadInput.ThreadFact {

    /// An event of conversation-service about a thread: contact data of it must not be kept any longer.
    sealed interface ThreadFact extends ThreadInput permits ThreadErased, ThreadRetentionApplied {}

    /// The contact was erased: nothing that anybody has said about them may be kept. The thread's stints that
    /// began before are over.
    record ThreadErased() implements ThreadFact {}

    /// Conversations are kept no longer than their organization wants.
    ///
    /// @param before what was over before this time may not be kept
    record ThreadRetentionApplied(Instant before) implements ThreadFact {}
}
