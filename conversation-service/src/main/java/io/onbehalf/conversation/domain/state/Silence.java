package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.value.QueueInactivity;
import java.time.Instant;
import java.util.Optional;

/// For how long neither side has written while an agent is connected.
///
/// @param since when the agent connected or somebody last wrote; empty where it began before this was kept
/// @param told the terms of the agent's queue that the thread has as an event: those of the moment when the
///   agent connected, or of their last change since. What is known of the queue elsewhere may be older for a
///   moment, or be changed after the silence was due.
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

    /// The terms that count: the later ones, unless the silence was due before the queue was changed. However
    /// late that is noticed, a change does not move it.
    ///
    /// @param known what is known of the queue
    public QueueInactivity terms(QueueInactivity known) {
        return told.map(terms -> wasDueBefore(known.changedAt(), terms) ? terms : known.or(terms))
                .orElse(known);
    }

    private boolean wasDueBefore(Instant change, QueueInactivity terms) {
        return since.flatMap(terms::dueAt).filter(due -> due.isBefore(change)).isPresent();
    }

    /// When the conversation leaves its agent; empty if it does not.
    ///
    /// @param known what is known of the queue
    public Optional<Instant> dueAt(QueueInactivity known) {
        return since.flatMap(terms(known)::dueAt);
    }
}
