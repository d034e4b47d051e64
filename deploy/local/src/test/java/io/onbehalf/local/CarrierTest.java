package io.onbehalf.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierTest {

    private static final Smsc FOREIGN = new Smsc("smsc.example", 2775, "acme", "geheim");

    @Test
    void the_password_is_in_the_environment_only() {
        assertThat(Carrier.environment(FOREIGN)).containsEntry("ONBEHALF_SMSC_PASSWORD", "geheim");
        assertThat(Carrier.arguments(FOREIGN))
                .contains("--onbehalf.carrier.accounts[0].password=${ONBEHALF_SMSC_PASSWORD}")
                .contains("--onbehalf.carrier.accounts[0].host=smsc.example")
                .noneMatch(argument -> argument.contains("geheim"));
    }

    @Test
    void messages_go_to_the_simulator_unless_a_foreign_smsc_is_named() {
        Home home = new Home(Path.of("."));
        Ports ports = Ports.standard(0);

        assertThat(new Site(home, ports, Path.of("data")).smsc())
                .isEqualTo(new Smsc("127.0.0.1", 2775, "onbehalf", "simulate"));
        assertThat(new Site(home, ports, Path.of("data"), FOREIGN).smsc()).isEqualTo(FOREIGN);
    }
}
