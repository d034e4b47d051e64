package io.onbehalf.bench;

import io.onbehalf.local.process.JvmPart;
import io.onbehalf.smsc.ControlClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/// A fault that a [Soak] causes.
enum Fault {
    CUT("the SMPP connections are cut"),
    SMSC_RESTART("the SMSC is stopped and started again"),
    KILL("conversation-service is killed and started again");

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final String description;

    Fault(String description) {
        this.description = description;
    }

    /// Half of the faults are kills.
    static Fault any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> CUT;
            case 1 -> SMSC_RESTART;
            default -> KILL;
        };
    }

    String description() {
        return description;
    }

    /// Causes the fault and waits until the part is ready again.
    void cause(SoakTarget target) throws IOException, InterruptedException {
        switch (this) {
            case CUT -> new ControlClient(target.layout().smscControlUrl()).cut();
            case SMSC_RESTART -> {
                target.smsc().stop();
                restart(target.smsc());
            }
            case KILL -> {
                target.conversationService().kill();
                restart(target.conversationService());
            }
        }
    }

    private static void restart(JvmPart part) throws InterruptedException {
        part.start().awaitReady(START_TIMEOUT);
    }
}
