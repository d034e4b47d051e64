package io.onbehalf.conversation.domain;

/// How a participant was disconnected.
public enum DisconnectType {
    CLIENT,
    PEER,
    SYSTEM,
    TRANSFER
}
