package io.onbehalf.conversation.topology.lists;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.actor.Actor;

/// A change of a conversation in an agent's list.
///
/// @param interaction its connectedAt is the time of the change
/// @param thread the event's key
/// @param sequence the event's, contiguous in its thread
/// @param actor who caused the event
public record InteractionChange(
        Interaction interaction, Kind kind, ThreadId thread, long sequence, Actor actor) {

    /// A record that was written before there was the actor is read with null in it.
    public InteractionChange {
        actor = requireNonNullElse(actor, Actor.SYSTEM);
    }

    /// What happens to the conversation in the list.
    public enum Kind {
        /// It alerts the agent, or they are connected.
        JOINED,
        /// The stint is over; it stays, and counts, until it is deallocated.
        ENDED,
        LEFT
    }
}
