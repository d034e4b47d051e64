package io.onbehalf.smsc;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a simulator as a process of its own, until it is stopped. See [SimulatorOptions] for its command
/// line.
public final class SimulatorMain {

    private static final Logger log = LoggerFactory.getLogger(SimulatorMain.class);

    private SimulatorMain() {}

    public static void main(String[] arguments) throws IOException {
        Simulator simulator = Simulator.start(SimulatorOptions.parse(arguments));
        log.info("SMPP on port {}, control on port {}", simulator.port(), simulator.controlPort());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulator), "stop"));
    }

    private static void stop(Simulator simulator) {
        try {
            simulator.close();
        } catch (IOException e) {
            log.error("the simulator could not close its ledger or its ports", e);
        }
    }
}
