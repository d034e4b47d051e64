package io.onbehalf.smsc.session;

import java.io.IOException;

/// Names the port if the simulator cannot listen on it.
public final class Listening {

    private Listening() {}

    /// Listens on a port.
    @FunctionalInterface
    public interface Bind {

        void run() throws IOException;
    }

    /// Runs what listens on the port; the message of its exception names the port.
    ///
    /// @param use what the port is for, such as SMPP
    public static void on(int port, String use, Bind bind) throws IOException {
        try {
            bind.run();
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on port %d for %s: %s".formatted(port, use, e.getMessage()), e);
        }
    }
}
