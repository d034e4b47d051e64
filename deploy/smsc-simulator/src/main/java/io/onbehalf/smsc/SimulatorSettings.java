package io.onbehalf.smsc;

import io.onbehalf.smsc.session.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// The settings of a simulator.
///
/// @param port of SMPP; 0 for any free port
/// @param controlPort of HTTP; 0 for any free port
/// @param ledger the ledger's file; new lines are appended
/// @param receiptDelay the time from a submit to its receipt
/// @param receipts whether receipts are sent at all
public record SimulatorSettings(
        int port,
        int controlPort,
        Path ledger,
        Credentials credentials,
        Duration receiptDelay,
        boolean receipts) {

    private static final Duration DEFAULT_RECEIPT_DELAY = Duration.ofMillis(300);

    /// Reads the command line of [SimulatorMain]. Throws on an unknown option.
    static SimulatorSettings parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        SimulatorSettings settings =
                new SimulatorSettings(
                        0, 0, Path.of("ledger.tsv"), new Credentials("", ""), DEFAULT_RECEIPT_DELAY, true);
        while (!rest.isEmpty()) {
            settings = settings.with(rest.removeFirst(), rest);
        }
        return settings;
    }

    private SimulatorSettings with(String option, Deque<String> rest) {
        return switch (option) {
            case "--port" -> withPorts(Integer.parseInt(rest.removeFirst()), controlPort);
            case "--control-port" -> withPorts(port, Integer.parseInt(rest.removeFirst()));
            case "--ledger" -> withLedger(Path.of(rest.removeFirst()));
            case "--system-id" ->
                    withCredentials(new Credentials(rest.removeFirst(), credentials.password()));
            case "--password" -> withCredentials(new Credentials(credentials.systemId(), rest.removeFirst()));
            case "--receipt-delay-ms" ->
                    withReceipts(Duration.ofMillis(Long.parseLong(rest.removeFirst())), receipts);
            case "--no-receipts" -> withReceipts(receiptDelay, false);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private SimulatorSettings withPorts(int newPort, int newControlPort) {
        return new SimulatorSettings(newPort, newControlPort, ledger, credentials, receiptDelay, receipts);
    }

    private SimulatorSettings withLedger(Path newLedger) {
        return new SimulatorSettings(port, controlPort, newLedger, credentials, receiptDelay, receipts);
    }

    private SimulatorSettings withCredentials(Credentials newCredentials) {
        return new SimulatorSettings(port, controlPort, ledger, newCredentials, receiptDelay, receipts);
    }

    private SimulatorSettings withReceipts(Duration newDelay, boolean newReceipts) {
        return new SimulatorSettings(port, controlPort, ledger, credentials, newDelay, newReceipts);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "SMSC on port %d, control on port %d, ledger %s".formatted(port, controlPort, ledger);
    }
}
