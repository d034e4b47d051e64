package io.onbehalf.local;

/// An account at an SMSC: where conversation-service binds, and as whom.
public record Smsc(String host, int port, String systemId, String password) {

    /// Without the password, which must not get into a log.
    @Override
    public String toString() {
        return "%s at %s:%d".formatted(systemId, host, port);
    }
}
