package io.onbehalf.conversation.domain;

import java.time.Instant;
import java.util.Optional;

/// The row of the threading table that applied, and the times that were compared.
///
/// @param windowMinutes the organization's threading timeline; 0 = never continue
/// @param lastDisconnectedAt when the window began; empty where there was no conversation, or it is open
public record Window(ThreadingRule rule, int windowMinutes, Optional<Instant> lastDisconnectedAt) {

    /// There is no disconnected conversation.
    public Window(ThreadingRule rule, int windowMinutes) {
        this(rule, windowMinutes, Optional.empty());
    }
}
