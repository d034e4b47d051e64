package io.onbehalf.smsc;

import io.onbehalf.smsc.session.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Reads the command line of [SimulatorMain].
final class SimulatorOptions {

    private static final SimulatorSettings DEFAULTS =
            new SimulatorSettings(
                    0, 0, Path.of("ledger.tsv"), new Credentials("", ""), Duration.ofMillis(300), true);

    private SimulatorOptions() {}

    /// Throws on an unknown option.
    static SimulatorSettings parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        SimulatorSettings settings = DEFAULTS;
        while (!rest.isEmpty()) {
            settings = with(settings, rest.removeFirst(), rest);
        }
        return settings;
    }

    private static SimulatorSettings with(SimulatorSettings settings, String option, Deque<String> rest) {
        Credentials credentials = settings.credentials();
        return switch (option) {
            case "--port" -> settings.withPorts(number(rest), settings.controlPort());
            case "--control-port" -> settings.withPorts(settings.port(), number(rest));
            case "--ledger" -> settings.withLedger(Path.of(rest.removeFirst()));
            case "--system-id" ->
                    settings.withCredentials(new Credentials(rest.removeFirst(), credentials.password()));
            case "--password" ->
                    settings.withCredentials(new Credentials(credentials.systemId(), rest.removeFirst()));
            case "--receipt-delay-ms" ->
                    settings.withReceipts(Duration.ofMillis(number(rest)), settings.receipts());
            case "--no-receipts" -> settings.withReceipts(settings.receiptDelay(), false);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static int number(Deque<String> rest) {
        return Integer.parseInt(rest.removeFirst());
    }
}
