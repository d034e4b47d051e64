package io.onbehalf.conversation.domain;

/// How a stint ended.
public enum DisconnectType {
    CLIENT,
    PEER,
    SYSTEM,
    TRANSFER
}
