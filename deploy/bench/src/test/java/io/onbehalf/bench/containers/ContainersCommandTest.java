package io.onbehalf.bench.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.Ports;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContainersCommandTest {

    @Test
    void the_stack_is_where_compose_s_variables_publish_it() {
        Ports ports =
                ContainersCommand.ports(
                        Map.of("GATEWAY_PORT", "28080", "KAFKA_PORT", "29092", "SMSC_CONTROL_PORT", "22776"));

        assertThat(ports.of(Port.GATEWAY)).isEqualTo(28_080);
        assertThat(ports.of(Port.BROKER)).isEqualTo(29_092);
        assertThat(ports.of(Port.SMSC_CONTROL)).isEqualTo(22_776);
        assertThat(ports.of(Port.REGISTRY)).isEqualTo(8_081);
    }
}
