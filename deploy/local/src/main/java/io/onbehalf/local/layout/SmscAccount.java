package io.onbehalf.local.layout;

import java.time.Duration;

/// An account at an SMSC: where conversation-service binds, with which credentials, and for how long it waits
/// for the answer to a submit.
public record SmscAccount(
        String host, int port, String systemId, String password, Duration transactionTimer) {

    /// What the simulator does not answer within this it never does. Its receipt for such a submit comes
    /// later.
    public static final Duration SIMULATED_TIMER = Duration.ofSeconds(5);

    /// An SMSC of the world has the time that is usual there.
    public SmscAccount(String host, int port, String systemId, String password) {
        this(host, port, systemId, password, Duration.ofSeconds(60));
    }

    /// The account at the simulator. Its password is no secret: the simulator listens on this machine only.
    public static SmscAccount ofSimulator(int port) {
        return new SmscAccount(Ports.HOST, port, "onbehalf", "simulate", SIMULATED_TIMER);
    }

    /// Without the password, which must not get into a log.
    @Override
    public String toString() {
        return "%s at %s:%d".formatted(systemId, host, port);
    }
}
