package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.AppliedTimeline;
import java.time.Instant;
import java.util.Optional;

/// The row of the threading table that applied, and the times that were compared.
///
/// @param lastDisconnectedAt when the window began; empty where there was no conversation, or it is open
public record Window(ThreadingRule rule, AppliedTimeline timeline, Optional<Instant> lastDisconnectedAt) {

    /// There is no disconnected conversation.
    public Window(ThreadingRule rule, AppliedTimeline timeline) {
        this(rule, timeline, Optional.empty());
    }
}
