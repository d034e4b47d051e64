package io.onbehalf.conversation.domain.routing;

/// The last agent of a conversation that a contact continues, as far as it decides whether it is offered to
/// them first.
///
/// @param mode the queue's setting
/// @param membership whether the agent is a member of the queue
/// @param onQueue whether they take conversations now
/// @param conversations how many they have
/// @param capacity how many an agent of the organization takes at once
public record LastAgent(
        LastAgentRoutingMode mode, Membership membership, boolean onQueue, int conversations, int capacity) {

    /// Whether an agent is a member of a queue.
    public enum Membership {
        NONE,

        /// A member who takes what comes to the queue.
        JOINED,

        /// A member who has left off taking what comes to the queue.
        NOT_JOINED
    }

    /// True if the conversation alerts them; otherwise it waits in the queue only.
    public boolean isAvailable() {
        return isWanted() && onQueue && conversations < capacity;
    }

    private boolean isWanted() {
        return switch (mode) {
            case ANY_AGENT, UNKNOWN -> membership != Membership.NOT_JOINED;
            case QUEUE_MEMBERS_ONLY -> membership == Membership.JOINED;
            case DISABLED -> false;
        };
    }
}
