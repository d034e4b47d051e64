package io.onbehalf.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.after;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelSocketTest {

    static final Channel CHANNEL =
            new Channel(
                    new ChannelId("channel"),
                    new OrganizationId("acme"),
                    new UserId("amy"),
                    1,
                    Optional.empty(),
                    List.of(),
                    Instant.EPOCH,
                    Instant.MAX);

    private final WebSocketSession session = mock();
    private final List<Object> sent = new CopyOnWriteArrayList<>();
    private final CountDownLatch reader = new CountDownLatch(1);
    private final ChannelSocket socket = new ChannelSocket(session, CHANNEL, 1);

    @Test
    void what_waits_is_sent_in_its_order_and_of_each_subject_the_newest_state() throws Exception {
        doAnswer(
                        sending -> {
                            reader.await();
                            return sent.add(sending.<WebSocketMessage<?>>getArgument(0).getPayload());
                        })
                .when(session)
                .sendMessage(any());
        socket.send("a", "a1");
        socket.send("b", "b1");
        socket.send("a", "a2");
        socket.start();
        reader.countDown();

        await().untilAsserted(() -> assertThat(sent).containsExactly("a2", "b1"));
        socket.send("b", "b2");
        await().untilAsserted(() -> assertThat(sent).containsExactly("a2", "b1", "b2"));
    }

    @Test
    void one_who_does_not_read_is_cut_off_with_the_reason() throws Exception {
        doAnswer(
                        _ -> {
                            reader.await();
                            return null;
                        })
                .when(session)
                .sendMessage(any());
        socket.start();
        for (int subject = 0; subject < ChannelSocket.MOST_WAITING + 2; subject++) {
            socket.send("subject " + subject, "text");
        }

        verify(session, timeout(5_000)).close(ChannelSocket.TOO_SLOW);
        reader.countDown();
        verify(session, after(200)).close(any());
    }

    @Test
    void one_who_is_slow_but_reads_is_told_to_connect_again_before_it_is_cut_off() throws Exception {
        doAnswer(
                        sending -> {
                            reader.await();
                            return sent.add(sending.<WebSocketMessage<?>>getArgument(0).getPayload());
                        })
                .when(session)
                .sendMessage(any());
        socket.start();
        for (int subject = 0; subject < ChannelSocket.MOST_WAITING + 2; subject++) {
            socket.send("subject " + subject, "text");
        }
        reader.countDown();

        verify(session, timeout(5_000)).close(ChannelSocket.TOO_SLOW);
        assertThat(sent).hasSizeLessThanOrEqualTo(2);
        assertThat(sent.getLast().toString()).contains("v2.system.socket_closing", "too slow");
    }

    @Test
    void a_socket_that_cannot_be_written_to_is_closed() throws Exception {
        doThrow(new IOException("broken pipe")).when(session).sendMessage(any());
        socket.start();
        socket.send("a", "a1");

        verify(session, timeout(5_000)).close(any());
    }

    @Test
    void before_it_is_closed_everything_is_sent_and_the_reason_last() throws Exception {
        doAnswer(sending -> sent.add(sending.<WebSocketMessage<?>>getArgument(0).getPayload()))
                .when(session)
                .sendMessage(any());
        socket.send("a", "a1");
        socket.finish("the reason", CloseStatus.GOING_AWAY);
        socket.send("a", "a2");
        socket.start();

        verify(session, timeout(5_000)).close(CloseStatus.GOING_AWAY);
        assertThat(sent).containsExactly("a1", "the reason");
    }
}
