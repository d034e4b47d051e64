package io.onbehalf.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.local.layout.StackLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmscAccountArgumentsTest {

    private static final SmscAccount FOREIGN = new SmscAccount("smsc.example", 2775, "acme", "geheim");

    @Test
    void the_password_is_only_in_the_environment() {
        assertThat(SmscAccountArguments.environment(FOREIGN))
                .containsEntry("ONBEHALF_SMSC_PASSWORD", "geheim");
        assertThat(SmscAccountArguments.of(FOREIGN))
                .contains("--onbehalf.carrier.accounts[0].password=${ONBEHALF_SMSC_PASSWORD}")
                .contains("--onbehalf.carrier.accounts[0].host=smsc.example")
                .noneMatch(argument -> argument.contains("geheim"));
    }

    @Test
    void only_the_simulator_is_given_up_on_soon() {
        assertThat(SmscAccountArguments.of(FOREIGN))
                .contains("--onbehalf.carrier.accounts[0].transaction-timer=PT1M");
        assertThat(SmscAccountArguments.of(SmscAccount.ofSimulator(2775)))
                .contains("--onbehalf.carrier.accounts[0].transaction-timer=PT5S");
    }

    @Test
    void messages_go_to_the_simulator_unless_a_foreign_smsc_is_configured() {
        Checkout checkout = new Checkout(Path.of("."), false);
        Ports ports = Ports.standard(0);

        assertThat(new StackLayout(checkout, ports, Path.of("data")).smsc())
                .isEqualTo(
                        new SmscAccount(
                                "127.0.0.1", 2775, "onbehalf", "simulate", SmscAccount.SIMULATED_TIMER));
        assertThat(new StackLayout(checkout, ports, Path.of("data"), FOREIGN).smsc()).isEqualTo(FOREIGN);
    }
}
