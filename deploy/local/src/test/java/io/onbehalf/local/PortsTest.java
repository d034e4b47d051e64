package io.onbehalf.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PortsTest {

    @Test
    void one_offset_moves_every_port() {
        assertThat(Ports.standard(10))
                .isEqualTo(new Ports(8090, 8091, 9010, 9102, 9103, 8111, 8112, 8113, 2785, 2786));
    }

    @Test
    void free_ports_are_accepted() {
        Ports ports = Ports.free();

        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @Test
    void a_taken_port_is_refused_with_the_part_that_needs_it() throws IOException {
        Ports ports = Ports.free();

        try (ServerSocket other = new ServerSocket(ports.gateway(), 1, InetAddress.ofLiteral(Ports.HOST))) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith(
                            "port %d of the gateway is taken by another program"
                                    .formatted(other.getLocalPort()));
        }
    }

    @Test
    void where_no_simulator_runs_a_foreign_smsc_may_have_its_port() throws IOException {
        Ports ports = Ports.free();

        try (ServerSocket foreign = new ServerSocket(ports.smsc(), 1, InetAddress.ofLiteral(Ports.HOST))) {
            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("port %d of the SMSC simulator".formatted(foreign.getLocalPort()));
            assertThatCode(() -> ports.requireFree(false)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_port_taken_on_all_addresses_is_taken() throws IOException {
        Ports ports = Ports.free();

        try (ServerSocket other = new ServerSocket(ports.broker())) {
            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("port %d of the broker".formatted(other.getLocalPort()));
        }
    }
}
