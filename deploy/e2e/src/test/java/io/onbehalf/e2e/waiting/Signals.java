package io.onbehalf.e2e.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.process.JvmPart;
import java.io.IOException;

/// Makes a part stand still, as a pause of its machine does: its connections stay open, and nobody is told.
final class Signals {

    private Signals() {}

    static void stop(JvmPart part) throws IOException, InterruptedException {
        send("-STOP", part);
    }

    /// Also for one that runs.
    static void resume(JvmPart part) throws IOException, InterruptedException {
        send("-CONT", part);
    }

    private static void send(String signal, JvmPart part) throws IOException, InterruptedException {
        String pid = Long.toString(part.pid());
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }
}
