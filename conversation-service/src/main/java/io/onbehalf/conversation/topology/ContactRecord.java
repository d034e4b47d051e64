package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConsentChanged.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedIn;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ConsentSource;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.kit.topology.FollowUp;
import java.time.Instant;
import java.util.Optional;

/// A record about one of a contact's threads, for the contact's partition.
sealed interface ContactRecord {

    ThreadId threadId();

    /// The thread has its first conversation, or another.
    record ThreadStarted(ThreadId threadId) implements ContactRecord {}

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
                    Optional.of(
                            new FollowUp<>(
                                    started.consentId(),
                                    new ThreadStarted(new ThreadId(received.header().key()))));
            case ConversationResumed _, ConversationDisconnected _ -> Optional.empty();
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
