package io.onbehalf.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.smsc.session.BindAcceptor;
import io.onbehalf.smsc.session.Credentials;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulatorOptionsTest {

    @Test
    void every_option_has_its_default() {
        assertThat(SimulatorOptions.parse())
                .isEqualTo(
                        new SimulatorSettings(
                                BindAcceptor.LOOPBACK,
                                0,
                                0,
                                Path.of("ledger.tsv"),
                                new Credentials("", ""),
                                Duration.ofMillis(300),
                                true));
    }

    @Test
    void options_may_come_in_any_order() {
        assertThat(
                        SimulatorOptions.parse(
                                "--no-receipts",
                                "--address",
                                "0.0.0.0",
                                "--password",
                                "geheim",
                                "--control-port",
                                "2776",
                                "--port",
                                "2775",
                                "--system-id",
                                "acme",
                                "--receipt-delay-ms",
                                "5",
                                "--ledger",
                                "l.tsv"))
                .isEqualTo(
                        new SimulatorSettings(
                                InetAddress.ofLiteral("0.0.0.0"),
                                2775,
                                2776,
                                Path.of("l.tsv"),
                                new Credentials("acme", "geheim"),
                                Duration.ofMillis(5),
                                false));
    }

    @Test
    void an_unknown_option_is_refused_by_name() {
        assertRefused("unknown option --ports", "--ports", "1");
    }

    @Test
    void an_option_without_its_value_is_refused_by_name() {
        assertRefused("--port needs a value", "--port");
        assertRefused("--ledger needs a value", "--ledger");
        assertRefused("--password needs a value", "--system-id", "acme", "--password");
    }

    @Test
    void a_value_that_is_not_a_number_or_is_out_of_bounds_is_refused_with_the_bounds() {
        assertRefused("--port takes a number from 0 to 65535, not x", "--port", "x");
        assertRefused("--control-port takes a number from 0 to 65535, not 70000", "--control-port", "70000");
        assertRefused(
                "--receipt-delay-ms takes a number from 0 to 86400000, not -1", "--receipt-delay-ms", "-1");
    }

    @Test
    void an_address_that_is_a_name_is_refused() {
        assertRefused("--address takes an IP address, not localhost", "--address", "localhost");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> SimulatorOptions.parse(arguments))
                .isInstanceOf(InvalidOption.class)
                .hasMessage(message);
    }
}
