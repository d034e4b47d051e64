package io.onbehalf.conversation.carrier.smpp.session;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmppConnectionsTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void one_that_takes_the_call_and_says_nothing_is_hung_up_on() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, HERE)) {
            var connections = new SmppConnections(true, Duration.ofMillis(200));

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(
                            () -> connections.createConnection(HERE.getHostAddress(), silent.getLocalPort()));
        }
    }
}
