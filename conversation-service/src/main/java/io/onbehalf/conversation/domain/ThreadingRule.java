package io.onbehalf.conversation.domain;

/// The row of the threading table that applied.
public enum ThreadingRule {
    /// Another one, that a later release knows.
    UNKNOWN,
    NO_CONVERSATION,
    WINDOW_OVER,
    INSIDE_WINDOW,
    CONNECTED_TO_SAME_AGENT,
    CONNECTED_TO_ANOTHER_AGENT,
    WAITING_IN_QUEUE
}
