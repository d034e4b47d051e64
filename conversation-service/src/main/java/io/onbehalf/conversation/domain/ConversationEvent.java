package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.ThreadRef;
import java.time.Instant;

/// An event on a thread; the events form families. Names and fields equal the Avro records', which add the
/// header; a component that is a value of several fields is flat there.
public sealed interface ConversationEvent
        permits ConversationChanged, InboundBuffered, ConsentChanged, ConversationEvent.Forgotten, Refused {

    /// A thread forgets what is personal. Whoever keeps a copy of it forgets it too.
    sealed interface Forgotten extends ConversationEvent {

        ThreadRef thread();

        /// The contact is erased: number and texts of all conversations are forgotten. One that was open was
        /// disconnected before.
        ///
        /// @param consentId the contact's id in the whole organization
        record ThreadErased(ThreadRef thread, String consentId, String erasureId) implements Forgotten {}

        /// What is older than the organization keeps conversations is forgotten: texts, and conversations
        /// that ended.
        ///
        /// @param before what was written or ended before it is forgotten
        record ThreadRetentionApplied(ThreadRef thread, Instant before) implements Forgotten {}
    }
}
