package io.onbehalf.queue.domain;

/// The agents to whom a queue offers a contact's reply first: those who had the conversation last.
public enum LastAgentRoutingMode {
    /// A value that this version does not know.
    UNKNOWN,
    /// The last agent, also when they have left the queue.
    ANY_AGENT,
    /// The last agent, if they are a member of the queue.
    QUEUE_MEMBERS_ONLY,
    /// No agent before the others.
    DISABLED
}
