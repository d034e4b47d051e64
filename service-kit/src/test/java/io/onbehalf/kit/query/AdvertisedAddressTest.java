package io.onbehalf.kit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdvertisedAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:8101", "queue-service-0.queues:8101", "[fd00::1]:8101", "fd00::1:8101", ""})
    void what_others_can_call_stays(String address) {
        assertThat(AdvertisedAddress.reachable(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8101", "[::]:8101", ":::8101", "0:0:0:0:0:0:0:0:8101", ":8101"})
    void a_wildcard_is_the_address_of_this_host(String wildcard) throws Exception {
        HostInfo host = HostInfo.buildFromEndpoint(AdvertisedAddress.reachable(wildcard));

        assertThat(host.port()).isEqualTo(8101);
        InetAddress address = InetAddress.ofLiteral(host.host());
        assertThat(address.isAnyLocalAddress()).isFalse();
        assertThat(NetworkInterface.getByInetAddress(address)).isNotNull();
        assertThat(address.isLoopbackAddress()).isEqualTo(hasLoopbackOnly());
    }

    @Test
    void an_ipv6_address_can_be_called() {
        HostInfo host = HostInfo.buildFromEndpoint("[fd00::1]:8101");

        assertThat(new Instances("127.0.0.1:1", null).uri(host, "/a?b=c"))
                .hasToString("http://[fd00::1]:8101/a?b=c");
    }

    private static boolean hasLoopbackOnly() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .allMatch(address -> address.isLoopbackAddress() || address.isLinkLocalAddress());
    }
}
