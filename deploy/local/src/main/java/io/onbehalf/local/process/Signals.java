package io.onbehalf.local.process;

import io.onbehalf.local.Failure;
import java.io.IOException;

/// Makes a part stand still, as a pause of its machine does: its connections stay open, and nobody is told.
public final class Signals {

    private Signals() {}

    public static void stop(JvmPart part) throws IOException, InterruptedException {
        send("-STOP", part);
    }

    /// Also for one that runs.
    public static void resume(JvmPart part) throws IOException, InterruptedException {
        send("-CONT", part);
    }

    private static void send(String signal, JvmPart part) throws IOException, InterruptedException {
        String pid = Long.toString(part.pid());
        int status = new ProcessBuilder("kill", signal, pid).start().waitFor();
        if (status != 0) {
            throw new Failure("%s: kill %s %s: status %d.".formatted(part.name(), signal, pid, status));
        }
    }
}
