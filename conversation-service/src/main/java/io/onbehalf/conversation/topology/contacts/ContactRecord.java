package io.onbehalf.conversation.topology.contacts;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConsentChanged.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedIn;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadErased;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadRetentionApplied;
import io.onbehalf.conversation.domain.InboundBuffered.InboundPartReceived;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ConsentSource;
import io.onbehalf.conversation.domain.erasure.ErasureEvent;
import io.onbehalf.conversation.domain.erasure.ErasureEvent.ContactErased;
import io.onbehalf.conversation.domain.erasure.ErasureEvent.ContactErasureStarted;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.kit.topology.FollowUp;
import java.time.Instant;
import java.util.Optional;

/// Something that concerns a contact as a whole, for the contact's partition.
public sealed interface ContactRecord {

    /// The thread has its first conversation, or another; or a part of a text that begins one.
    ///
    /// @param at of a record that was written before there was this field, the end of time
    record ThreadStarted(ThreadId threadId, Instant at) implements ContactRecord {

        public ThreadStarted {
            at = requireNonNullElse(at, Instant.MAX);
        }
    }

    /// The contact is to be erased.
    record ErasureStarted(String erasureId, String organizationId, Instant at, Actor actor)
            implements ContactRecord {}

    /// One of the contact's threads is erased.
    record ErasedThread(ThreadId threadId, String erasureId, Instant at) implements ContactRecord {}

    /// The contact opted out or in on the thread.
    record ConsentStatement(
            ThreadId threadId,
            String eventId,
            String organizationId,
            boolean optedOut,
            Instant at,
            ConsentScope scope,
            ConsentSource source,
            Actor actor)
            implements ContactRecord {

        /// A row that was written before there was the actor is read with null in it.
        public ConsentStatement {
            actor = requireNonNullElse(actor, Actor.SYSTEM);
        }

        ConsentFact fact() {
            return new ConsentFact(optedOut, at);
        }
    }

    static Optional<FollowUp<ContactRecord>> started(Received<Lifecycle> received) {
        return switch (received.event()) {
            case ConversationStarted started ->
                    Optional.of(new FollowUp<>(started.consentId(), started(received.header())));
            case ConversationResumed _, ConversationDisconnected _ -> Optional.empty();
        };
    }

    static Optional<FollowUp<ContactRecord>> begun(Received<InboundPartReceived> received) {
        return Optional.of(new FollowUp<>(received.event().consentId(), started(received.header())));
    }

    private static ThreadStarted started(EventHeader header) {
        return new ThreadStarted(new ThreadId(header.key()), header.occurredAt());
    }

    static Optional<FollowUp<ContactRecord>> erased(Received<ErasureEvent> received) {
        return switch (received.event()) {
            case ContactErasureStarted started ->
                    Optional.of(
                            new FollowUp<>(
                                    started.consentId(),
                                    new ErasureStarted(
                                            started.erasureId(),
                                            received.header().organizationId(),
                                            received.header().occurredAt(),
                                            received.header().actor())));
            case ContactErased _ -> Optional.empty();
        };
    }

    static Optional<FollowUp<ContactRecord>> forgotten(Received<Forgotten> received) {
        return switch (received.event()) {
            case ThreadErased erased ->
                    Optional.of(
                            new FollowUp<>(
                                    erased.consentId(),
                                    new ErasedThread(
                                            erased.thread().threadId(),
                                            erased.erasureId(),
                                            received.header().occurredAt())));
            case ThreadRetentionApplied _ -> Optional.empty();
        };
    }

    static Optional<FollowUp<ContactRecord>> stated(Received<ConsentChanged> received) {
        ConsentChanged event = received.event();
        return switch (event) {
            case ContactOptedOut(_, _, var consentId, var scope, var cause) ->
                    Optional.of(statement(event, consentId, scope, cause.source(), received.header()));
            case ContactOptedIn(_, _, var consentId, var scope, var cause) ->
                    Optional.of(statement(event, consentId, scope, cause.source(), received.header()));
            case ContactConsentApplied _ -> Optional.empty();
        };
    }

    private static FollowUp<ContactRecord> statement(
            ConsentChanged event,
            String consentId,
            ConsentScope scope,
            ConsentSource source,
            EventHeader header) {
        return new FollowUp<>(
                consentId,
                new ConsentStatement(
                        new ThreadId(header.key()),
                        header.eventId(),
                        header.organizationId(),
                        event.fact().optedOut(),
                        event.fact().changedAt(),
                        scope,
                        source,
                        header.actor()));
    }
}
