package io.onbehalf.conversation.domain.routing;

/// Whom a queue offers a conversation first that a contact continues; the names are the public API's.
public enum LastAgentRoutingMode {
    ANY_AGENT,
    QUEUE_MEMBERS_ONLY,
    DISABLED,
    /// A setting that a later release has; it counts as the default.
    UNKNOWN
}
