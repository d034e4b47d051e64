package io.onbehalf.local.layout;

/// An account at an SMSC: where conversation-service binds, and with which credentials.
public record SmscAccount(String host, int port, String systemId, String password) {

    /// The account at the simulator. Its password is no secret: the simulator listens on this machine only.
    public static SmscAccount ofSimulator(int port) {
        return new SmscAccount(Ports.HOST, port, "onbehalf", "simulate");
    }

    /// Without the password, which must not get into a log.
    @Override
    public String toString() {
        return "%s at %s:%d".formatted(systemId, host, port);
    }
}
