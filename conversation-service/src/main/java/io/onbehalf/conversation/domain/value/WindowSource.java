package io.onbehalf.conversation.domain.value;

/// Whose threading timeline was applied.
public enum WindowSource {
    /// Another one, that a later release knows.
    UNKNOWN,
    ORGANIZATION,
    QUEUE
}
