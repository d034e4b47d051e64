package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import java.time.Instant;
import java.util.Optional;

/// A queue's inactivity timeout as it is known somewhere.
///
/// @param changedAt when the queue was last changed, as far as is known there
public record QueueInactivity(InactivityTerms terms, Instant changedAt) {

    /// When a conversation that is silent leaves its agent; empty if it does not. A change does not reach
    /// back: what has been silent for longer leaves its agent when the queue is changed.
    public Optional<Instant> dueAt(Instant silentSince) {
        return terms.timeout().map(silentSince::plus).map(due -> due.isBefore(changedAt) ? changedAt : due);
    }

    /// The later of what two places know.
    public QueueInactivity or(QueueInactivity other) {
        return other.changedAt.isAfter(changedAt) ? other : this;
    }
}
