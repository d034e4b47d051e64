package io.onbehalf.local;

import io.onbehalf.local.smsc.SmscMain;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The mobile network, as far as this machine has one.
public final class SmscSimulator {

    private static final String PART = "smsc-simulator";
    private static final String SYSTEM_ID = "onbehalf";

    /// No secret: the simulator listens on this machine only. SMPP allows eight characters.
    private static final String PASSWORD = "simulate";

    private static final List<String> FLAGS =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                    "-Dorg.slf4j.simpleLogger.showDateTime=true",
                    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS");

    private SmscSimulator() {}

    public static JvmPart on(Site site) {
        return on(site, List.of());
    }

    /// The same, told more: see [SmscMain].
    public static JvmPart on(Site site, List<String> extraArguments) {
        return new JvmPart(
                PART,
                Ports.HOST + ":" + site.ports().smsc(),
                site.log(PART),
                Home.localModule(
                        site.home(), FLAGS, SmscMain.class.getName(), arguments(site, extraArguments)),
                Probe.http(Site.http(site.ports().smscControl(), "/health")));
    }

    /// Where it writes what was submitted to it: see [io.onbehalf.local.smsc.LedgerLine].
    public static Path ledger(Site site) {
        return site.data().resolve("smsc").resolve("ledger.tsv");
    }

    /// The account that it lets in.
    static Smsc account(Ports ports) {
        return new Smsc(Ports.HOST, ports.smsc(), SYSTEM_ID, PASSWORD);
    }

    private static List<String> arguments(Site site, List<String> extraArguments) {
        List<String> arguments =
                List.of(
                        "--port",
                        Integer.toString(site.ports().smsc()),
                        "--control-port",
                        Integer.toString(site.ports().smscControl()),
                        "--ledger",
                        ledger(site).toString(),
                        "--system-id",
                        SYSTEM_ID,
                        "--password",
                        PASSWORD);
        return Stream.concat(arguments.stream(), extraArguments.stream()).toList();
    }
}
