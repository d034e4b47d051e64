package io.onbehalf.local.stack;

import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmFlags;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.process.Probe;
import io.onbehalf.smsc.SimulatorMain;
import java.util.List;

/// The SMSC simulator, the stack's mobile network unless a foreign SMSC is configured.
public final class SmscSimulator {

    private static final String NAME = "smsc-simulator";
    private static final String MODULE = "deploy/smsc-simulator";
    private static final List<String> FLAGS =
            JvmFlags.join(JvmFlags.small("-Xmx256m", "-XX:+UseCompactObjectHeaders"), JvmFlags.LOGGING);

    private SmscSimulator() {}

    public static JvmPart part(StackLayout layout) {
        return part(layout, List.of());
    }

    /// With more options of [SimulatorMain].
    public static JvmPart part(StackLayout layout, List<String> extraArguments) {
        List<String> arguments = JvmFlags.join(arguments(layout), extraArguments);
        return new JvmPart(
                NAME,
                layout.ports().address(Port.SMSC),
                layout.log(NAME),
                layout.checkout().java(MODULE, FLAGS, SimulatorMain.class.getName(), arguments),
                Probe.http(layout.url(Port.SMSC_CONTROL, "/health")));
    }

    private static List<String> arguments(StackLayout layout) {
        SmscAccount account = SmscAccount.ofSimulator(layout.ports().of(Port.SMSC));
        return List.of(
                "--port",
                Integer.toString(account.port()),
                "--control-port",
                Integer.toString(layout.ports().of(Port.SMSC_CONTROL)),
                "--ledger",
                layout.smscLedger().toString(),
                "--system-id",
                account.systemId(),
                "--password",
                account.password());
    }
}
