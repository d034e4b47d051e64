package io.onbehalf.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.ChannelRights;
import io.onbehalf.gateway.channels.ChannelStore;
import io.onbehalf.gateway.channels.Channels;
import io.onbehalf.gateway.channels.Directory;
import io.onbehalf.gateway.channels.MemoryChannelStore;
import io.onbehalf.gateway.channels.StoreThatIsBehind;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.TraceContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelHandshakeTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final MemoryChannelStore store = new MemoryChannelStore(_ -> {}, _ -> {});

    /// Subscribed at one gateway, opened at another.
    @Test
    void a_socket_goes_by_what_was_subscribed_to_before_it_at_another_gateway() throws IOException {
        store.save(channel(2, List.of("v2.users.a.conversations.messages")));
        var channels = channels(new StoreThatIsBehind(store, channel(1, List.of())));

        assertThat(shakesHands(new ChannelHandshake(channels, new TraceContext()), ID)).isEqualTo(101);

        assertThat(channels.find(new ChannelId(ID)).orElseThrow().topics()).isNotEmpty();
    }

    @Test
    void a_channel_that_is_not_there_is_401_and_says_what_is_missing() throws IOException {
        var handshake = new ChannelHandshake(channels(store), new TraceContext());
        var response = new MockHttpServletResponse();

        assertThat(begins(handshake, ID, response)).isFalse();

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getContentAsString()).contains("authentication.required").doesNotContain(ID);
    }

    @Test
    void a_call_that_is_no_handshake_is_refused_with_the_error_body() throws IOException {
        var handshake = new ChannelHandshake(channels(store), new TraceContext());
        for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
            var response = new MockHttpServletResponse();

            assertThat(begins(handshake, new MockHttpServletRequest(method, "/channels/" + ID), response))
                    .isFalse();

            assertThat(response.getStatus()).as(method).isEqualTo(method.equals("GET") ? 400 : 405);
            assertThat(response.getContentType()).isEqualTo("application/json");
            assertThat(response.getContentAsString())
                    .contains(method.equals("GET") ? "bad.request" : "method.not.allowed");
        }
    }

    @Test
    void only_few_handshakes_for_unknown_channels_ask_for_them_in_a_second_and_known_ones_are_not_held()
            throws IOException {
        var handshake = new ChannelHandshake(channels(store), new TraceContext());
        int refused = 0;
        for (int i = 0; i < 10 * UnknownChannels.PER_SECOND; i++) {
            refused += shakesHands(handshake, "%032x".formatted(i)) == 503 ? 1 : 0;
        }
        assertThat(refused).isPositive();

        store.save(channel(1, List.of()));
        assertThat(shakesHands(handshake, ID)).isEqualTo(101);
        assertThat(shakesHands(handshake, "nonsense")).isEqualTo(401);
    }

    @Test
    void the_share_of_unknown_channels_is_bounded_at_a_time_and_in_a_second() {
        var time = new AtomicLong();
        var unknown = new UnknownChannels(time::get);
        for (int i = 0; i < UnknownChannels.AT_ONCE; i++) {
            assertThat(unknown.begin()).isTrue();
        }
        assertThat(unknown.begin()).isFalse();
        unknown.end();
        assertThat(unknown.begin()).isTrue();
        for (int i = UnknownChannels.AT_ONCE + 1; i < UnknownChannels.PER_SECOND; i++) {
            unknown.end();
            assertThat(unknown.begin()).isTrue();
        }
        unknown.end();
        assertThat(unknown.begin()).isFalse();
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(unknown.begin()).isTrue();
    }

    private static int shakesHands(ChannelHandshake handshake, String id) throws IOException {
        var response = new MockHttpServletResponse();
        return begins(handshake, id, response) ? 101 : response.getStatus();
    }

    private static boolean begins(ChannelHandshake handshake, String id, MockHttpServletResponse response)
            throws IOException {
        var request = new MockHttpServletRequest("GET", "/channels/" + id);
        request.addHeader("Upgrade", "websocket");
        request.addHeader("Connection", "keep-alive, Upgrade");
        request.addHeader("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        return begins(handshake, request, response);
    }

    private static boolean begins(
            ChannelHandshake handshake, MockHttpServletRequest request, MockHttpServletResponse response)
            throws IOException {
        return handshake.beforeHandshake(
                new ServletServerHttpRequest(request),
                new ServletServerHttpResponse(response),
                mock(),
                new HashMap<>());
    }

    private static Channels channels(ChannelStore store) {
        InstantSource noon = InstantSource.fixed(Instant.EPOCH);
        return new Channels(store, new ChannelRights(new Directory(), noon), noon);
    }

    private static Channel channel(long version, List<String> topics) {
        return new Channel(
                new ChannelId(ID),
                new OrganizationId("acme"),
                new UserId("amy"),
                version,
                Optional.empty(),
                topics,
                Instant.EPOCH,
                Instant.MAX);
    }
}
