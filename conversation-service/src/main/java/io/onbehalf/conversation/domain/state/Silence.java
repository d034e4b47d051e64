package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.value.QueueInactivity;
import java.time.Instant;
import java.util.Optional;

/// For how long neither side has written while an agent is connected.
///
/// @param since when the agent connected or somebody last wrote; empty where it began before this was kept
/// @param told the queue's terms that the thread was told of when they changed: what is known of the queue
///   otherwise may be older for a moment
public record Silence(Optional<Instant> since, Optional<QueueInactivity> told) {

    public static final Silence UNKNOWN = new Silence(Optional.empty(), Optional.empty());

    static Silence since(Instant connectedAt) {
        return new Silence(Optional.of(connectedAt), Optional.empty());
    }

    /// Somebody wrote; a moment that was over before the last one changes nothing.
    Silence brokenAt(Instant moment) {
        return since.filter(moment::isBefore).isPresent() ? this : new Silence(Optional.of(moment), told);
    }

    Silence told(QueueInactivity terms) {
        return new Silence(since.or(() -> Optional.of(terms.changedAt())), Optional.of(terms));
    }

    /// The terms that count.
    ///
    /// @param known what is known of the queue
    public QueueInactivity terms(QueueInactivity known) {
        return told.map(known::or).orElse(known);
    }

    /// When the conversation leaves its agent; empty if it does not.
    ///
    /// @param known what is known of the queue
    public Optional<Instant> dueAt(QueueInactivity known) {
        return since.flatMap(terms(known)::dueAt);
    }
}
