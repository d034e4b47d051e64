package io.onbehalf.conversation.domain.routing;

/// The last agent of a conversation that a contact continues, as far as it decides whether it is offered to
/// them first.
///
/// @param mode the queue's setting
/// @param member whether the agent is a member of the queue
/// @param onQueue whether they take conversations now
/// @param conversations how many they have
/// @param capacity how many an agent of the organization takes at once
public record LastAgent(
        LastAgentRoutingMode mode, boolean member, boolean onQueue, int conversations, int capacity) {

    /// True if the conversation alerts them; otherwise it waits in the queue only.
    public boolean isAvailable() {
        return isWanted() && onQueue && conversations < capacity;
    }

    private boolean isWanted() {
        return switch (mode) {
            case ANY_AGENT, UNKNOWN -> true;
            case QUEUE_MEMBERS_ONLY -> member;
            case DISABLED -> false;
        };
    }
}
