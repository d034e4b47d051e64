package io.onbehalf.smsc;

import io.onbehalf.smsc.session.BindAcceptor;
import io.onbehalf.smsc.session.Credentials;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Reads the command line of [SimulatorMain].
final class SimulatorOptions {

    private static final SimulatorSettings DEFAULTS =
            new SimulatorSettings(
                    BindAcceptor.LOOPBACK,
                    0,
                    0,
                    Path.of("ledger.tsv"),
                    new Credentials("", ""),
                    Duration.ofMillis(300),
                    true);

    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_DELAY_MS = 86_400_000;

    private SimulatorOptions() {}

    /// Throws [InvalidOption] on an unknown option, and on a value that is missing or wrong.
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
            case "--address" -> settings.withAddress(address(option, rest));
            case "--port" -> settings.withPorts(port(option, rest), settings.controlPort());
            case "--control-port" -> settings.withPorts(settings.port(), port(option, rest));
            case "--ledger" -> settings.withLedger(file(option, rest));
            case "--system-id" ->
                    settings.withCredentials(new Credentials(value(option, rest), credentials.password()));
            case "--password" ->
                    settings.withCredentials(new Credentials(credentials.systemId(), value(option, rest)));
            case "--receipt-delay-ms" ->
                    settings.withReceipts(
                            Duration.ofMillis(number(option, rest, LONGEST_DELAY_MS)), settings.receipts());
            case "--no-receipts" -> settings.withReceipts(settings.receiptDelay(), false);
            default -> throw new InvalidOption("unknown option " + option);
        };
    }

    /// An IP address: a name would be looked up.
    private static InetAddress address(String option, Deque<String> rest) {
        String value = value(option, rest);
        try {
            return InetAddress.ofLiteral(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidOption("%s takes an IP address, not %s".formatted(option, value));
        }
    }

    private static int port(String option, Deque<String> rest) {
        return number(option, rest, LAST_PORT);
    }

    private static int number(String option, Deque<String> rest, int most) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, together with the bounds.
        }
        throw new InvalidOption("%s takes a number from 0 to %d, not %s".formatted(option, most, value));
    }

    private static Path file(String option, Deque<String> rest) {
        String value = value(option, rest);
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new InvalidOption("%s takes a file, not %s: %s".formatted(option, value, e.getReason()));
        }
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new InvalidOption(option + " needs a value");
        }
        return rest.removeFirst();
    }
}
