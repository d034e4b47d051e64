package io.onbehalf.gateway.sockets;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SocketsTest {

    private final Sockets sockets = new Sockets(new JsonMapper(), new SimpleMeterRegistry());
    private final WebSocketSession earlier = mock();
    private final WebSocketSession later = mock();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_a_channel_s_sockets_that_of_the_last_handshake_stays_in_whichever_order_they_open(boolean inOrder)
            throws Exception {
        var first = new ChannelSocket(earlier, ChannelSocketTest.CHANNEL, 1);
        var second = new ChannelSocket(later, ChannelSocketTest.CHANNEL, 2);

        for (ChannelSocket socket : inOrder ? List.of(first, second) : List.of(second, first)) {
            sockets.add(socket);
            socket.start();
        }

        verify(earlier, timeout(5_000))
                .close(argThat(status -> status.getCode() == CloseStatus.NORMAL.getCode()));
        verify(later, never()).close(any());
    }
}
