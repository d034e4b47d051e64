package io.onbehalf.smsc;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a simulator as a process of its own, until it is stopped. See [SimulatorOptions] for its command
/// line.
public final class SimulatorMain {

    private static final Logger log = LoggerFactory.getLogger(SimulatorMain.class);

    private static final int FAILED = 1;
    private static final int INVALID_OPTIONS = 2;

    private SimulatorMain() {}

    /// Ends with status 2 if an option is wrong, with 1 if the simulator cannot start.
    public static void main(String[] arguments) {
        try {
            Simulator simulator = Simulator.start(SimulatorOptions.parse(arguments));
            log.info("SMPP on port {}, control on port {}", simulator.port(), simulator.controlPort());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulator), "stop"));
        } catch (InvalidOption e) {
            fail(e.getMessage() + ": see deploy/smsc-simulator/README.md", INVALID_OPTIONS);
        } catch (IOException e) {
            fail(e.getMessage() + ".", FAILED);
        }
    }

    private static void fail(String sentence, int status) {
        System.err.println("smsc-simulator: " + sentence);
        System.exit(status);
    }

    private static void stop(Simulator simulator) {
        try {
            simulator.close();
        } catch (IOException e) {
            log.error("the simulator could not close its ledger or its ports", e);
        }
    }
}
