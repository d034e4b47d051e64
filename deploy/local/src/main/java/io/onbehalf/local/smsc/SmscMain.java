package io.onbehalf.local.smsc;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The simulator's own JVM.
public final class SmscMain {

    private static final Logger log = LoggerFactory.getLogger(SmscMain.class);

    private SmscMain() {}

    public static void main(String[] arguments) throws IOException {
        Simulator simulator = Simulator.start(SmscSettings.parse(arguments));
        log.info("SMPP on port {}, control on port {}", simulator.port(), simulator.controlPort());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulator), "stop"));
    }

    private static void stop(Simulator simulator) {
        try {
            simulator.close();
        } catch (IOException e) {
            log.error("the simulator did not stop in order", e);
        }
    }
}
