package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.ThreadId;

/// A change of a conversation in an agent's list.
///
/// @param interaction its connectedAt is the time of the change
/// @param thread the event's key
/// @param sequence the event's, contiguous in its thread
public record InteractionChange(Interaction interaction, Kind kind, ThreadId thread, long sequence) {

    /// What happens to the conversation in the list.
    public enum Kind {
        /// It alerts the agent, or they are connected.
        JOINED,
        /// The stint is over; it stays until it is deallocated.
        ENDED,
        LEFT
    }
}
