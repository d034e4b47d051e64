package io.onbehalf.local.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PortsTest {

    private static final SmscAccount FOREIGN = new SmscAccount("smsc.example", 2775, "acme", "geheim");

    @Test
    void one_offset_moves_every_port() {
        Ports moved = Ports.standard(10);

        assertThat(Arrays.stream(Port.values()).map(moved::of))
                .containsExactly(
                        9102, 9103, 8091, 9010, 8111, 8112, 8113, 8090, 8201, 8202, 8203, 8200, 2785, 2786);
    }

    @Test
    void free_ports_are_accepted() {
        Ports ports = Ports.free();

        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @Test
    void a_taken_port_is_refused_with_the_part_that_needs_it() throws IOException {
        Ports ports = Ports.free();

        try (ServerSocket other =
                new ServerSocket(ports.of(Port.GATEWAY), 1, InetAddress.ofLiteral(Ports.HOST))) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith(
                            "port %d of the gateway is taken by another program"
                                    .formatted(other.getLocalPort()));
        }
    }

    @Test
    void a_foreign_smsc_may_use_the_simulator_s_port() throws IOException {
        Ports ports = Ports.free();
        StackLayout withForeignSmsc =
                new StackLayout(new Checkout(Path.of("."), false), ports, Path.of("data"), FOREIGN);

        try (ServerSocket foreign =
                new ServerSocket(ports.of(Port.SMSC), 1, InetAddress.ofLiteral(Ports.HOST))) {
            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("port %d of the SMSC simulator".formatted(foreign.getLocalPort()));
            assertThatCode(() -> ports.requireFree(withForeignSmsc.usedPorts())).doesNotThrowAnyException();
        }
    }

    @Test
    void a_port_taken_on_all_addresses_is_taken() throws IOException {
        Ports ports = Ports.free();

        try (ServerSocket other = new ServerSocket(ports.of(Port.BROKER))) {
            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("port %d of the broker".formatted(other.getLocalPort()));
        }
    }
}
