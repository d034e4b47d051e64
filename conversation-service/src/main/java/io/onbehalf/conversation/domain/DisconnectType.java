package io.onbehalf.conversation.domain;

/// The way in which a participant was disconnected.
public enum DisconnectType {
    /// Another one, that a later release knows.
    UNKNOWN,
    CLIENT,
    PEER,
    SYSTEM,
    TRANSFER,
    TRANSFER_NOANSWER,
    /// Neither side has written for the time that the queue allows.
    INACTIVITY,
    /// A supervisor has the conversation instead.
    TAKEOVER
}
